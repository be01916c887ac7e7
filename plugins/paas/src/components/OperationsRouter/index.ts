export * from './OperationsRouter';
