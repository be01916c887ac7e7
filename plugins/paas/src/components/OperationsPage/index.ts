export * from './OperationsPage';
