export * from './ContentChanges';
