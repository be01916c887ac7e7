export * from './NodeStateChip';
