export * from './Chip';
export * from './OperationStateChip';
export * from './StatusChip';
export * from './StatusMark';
