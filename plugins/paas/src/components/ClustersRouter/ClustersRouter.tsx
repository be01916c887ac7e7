import { Route, Routes } from 'react-router-dom';
import { clusterRouteRef, nodeRouteRef } from '../../routes';
import { ClusterPage } from '../ClusterPage';
import { ClustersPage } from '../ClustersPage';
import { NodePage } from '../NodePage';

/** The clusters, below them one cluster, and below that one node. */
export function ClustersRouter() {
  return (
    <Routes>
      <Route path="/" element={<ClustersPage />} />
      <Route path={clusterRouteRef.path} element={<ClusterPage />} />
      <Route path={nodeRouteRef.path} element={<NodePage />} />
    </Routes>
  );
}
