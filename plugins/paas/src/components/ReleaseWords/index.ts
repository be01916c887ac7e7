export * from './ReleaseStatusChip';
export * from './useComparisonWords';
export * from './useReleaseWords';
