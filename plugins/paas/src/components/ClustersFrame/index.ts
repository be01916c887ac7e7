export * from './ClustersFrame';
export * from './ClustersState';
