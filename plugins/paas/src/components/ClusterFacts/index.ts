export * from './ClusterFacts';
export * from './ClusterStateChip';
