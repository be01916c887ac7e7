export * from './FreezesTab';
