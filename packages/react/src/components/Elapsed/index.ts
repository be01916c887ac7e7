export * from './Elapsed';
