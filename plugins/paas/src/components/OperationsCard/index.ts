export * from './OperationsCard';
