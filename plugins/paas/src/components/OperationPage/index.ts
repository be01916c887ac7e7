export * from './OperationPage';
