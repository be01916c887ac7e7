export * from './Chip';
export * from './EmergencyChip';
export * from './OperationStateChip';
export * from './StatusChip';
export * from './StatusMark';
