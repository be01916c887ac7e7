export * from './OperationStateChip';
export * from './StatusChip';
