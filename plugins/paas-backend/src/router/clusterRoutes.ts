import {
  clusterDetailSchema,
  clusterListSchema,
  nodeDetailSchema,
  paasClusterReadPermission,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import { z } from 'zod';
import type { ClusterViews } from '../clusters/types';
import type { Route } from './routes';

const clusterSchema = z.object({ cluster: z.string().min(1).max(253) });
const nodeSchema = clusterSchema.extend({ node: z.string().min(1).max(253) });

/** Clusters and nodes, for those who operate them. */
export function clusterRoutes(clusters: ClusterViews): Route[] {
  const shared = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [paasClusterReadPermission],
  };
  return [
    {
      ...shared,
      path: '/clusters',
      summary: 'Clusters, and what the portal knows of them',
      answer: { schema: clusterListSchema },
      async handle({ response, credentials }) {
        response.json({ items: await clusters.list(credentials) });
      },
    },
    {
      ...shared,
      path: '/clusters/:cluster',
      summary: 'A cluster with its nodes',
      answer: { schema: clusterDetailSchema },
      async handle({ request, response, credentials }) {
        const { cluster } = parseWith(clusterSchema, request.params, 'path');
        response.json(await clusters.get(cluster, credentials));
      },
    },
    {
      ...shared,
      path: '/clusters/:cluster/nodes/:node',
      summary: 'A node with its pods',
      answer: { schema: nodeDetailSchema },
      async handle({ request, response, credentials }) {
        const { cluster, node } = parseWith(nodeSchema, request.params, 'path');
        response.json(await clusters.node(cluster, node, credentials));
      },
    },
  ];
}
