import type { PortalAccess } from '../kubernetes/portalAccess.ts';
import type { Component } from './Component.ts';

/** How to reach a cluster: as the portal, and with kubectl. */
export interface ClusterConnection extends PortalAccess {
  kubectl: string;
  kubeconfig: string;
  /** Whether its API tells the use of CPU and memory. */
  hasMetrics: boolean;
  /** What KWOK plays its nodes by; absent: they are real. */
  kwokConfigFiles?: string[];
}

/** A component that is a Kubernetes cluster. */
export interface Cluster extends Component {
  connection(): Promise<ClusterConnection>;
}
