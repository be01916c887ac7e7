export * from './ClusterTroubles';
