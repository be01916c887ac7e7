import { z } from 'zod';
import { failureOf } from '../connections/failure';
import type { ClusterConnection } from '../connections/types';
import { ClusterRefusedError } from '../errors';
import type { PodUsage } from '../readerTypes';
import { parseBytes, parseCpu } from '../summaries/parseQuantity';
import type { ResourceAmounts } from '../summaries/types';
import { pathSegment } from '../writer/resourcePath';

const ROOT = '/apis/metrics.k8s.io/v1beta1';
const DEADLINE_MS = 3_000;

const amountsSchema = z.object({
  cpu: z.string().optional(),
  memory: z.string().optional(),
});
const podsSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string(), namespace: z.string() }),
      timestamp: z.string(),
      containers: z.array(z.object({ usage: amountsSchema })),
    }),
  ),
});
const nodesSchema = z.object({
  items: z.array(
    z.object({
      metadata: z.object({ name: z.string() }),
      usage: amountsSchema,
    }),
  ),
});

/** What the pods of a namespace use, each over all of its containers. */
export async function readPodUsage(
  connection: ClusterConnection,
  namespace: string,
): Promise<PodUsage[]> {
  const path = `${ROOT}/namespaces/${pathSegment(namespace)}/pods`;
  const { items } = await ask(connection, path, podsSchema);
  return items.map(({ metadata, timestamp, containers }) => {
    const amounts = containers.map(({ usage }) => toAmounts(usage));
    return {
      namespace: metadata.namespace,
      pod: metadata.name,
      total: {
        cpu: sum(amounts.map(({ cpu }) => cpu)),
        memory: sum(amounts.map(({ memory }) => memory)),
      },
      at: Date.parse(timestamp),
    };
  });
}

/** What every node uses. */
export async function readNodeUsage(
  connection: ClusterConnection,
): Promise<Map<string, ResourceAmounts>> {
  const { items } = await ask(connection, `${ROOT}/nodes`, nodesSchema);
  return new Map(
    items.map(({ metadata, usage }) => [metadata.name, toAmounts(usage)]),
  );
}

async function ask<T extends z.ZodType>(
  connection: ClusterConnection,
  path: string,
  schema: T,
): Promise<z.infer<T>> {
  const response = await connection.request({
    method: 'GET',
    path,
    signal: AbortSignal.timeout(DEADLINE_MS),
  });
  if (response.status === 404) {
    throw new ClusterRefusedError(
      connection.name,
      404,
      'its metrics API (metrics.k8s.io) is missing; metrics-server provides it',
    );
  }
  if (response.status !== 200) {
    throw failureOf(connection.name, response);
  }
  return schema.parse(response.body);
}

function toAmounts(usage: z.infer<typeof amountsSchema>): ResourceAmounts {
  const cpu = parseCpu(usage.cpu);
  return { cpu: cpu && Math.round(cpu), memory: parseBytes(usage.memory) };
}

function sum(amounts: (number | undefined)[]): number | undefined {
  const known = amounts.filter(amount => amount !== undefined);
  return known.length === 0
    ? undefined
    : known.reduce((total, amount) => total + amount, 0);
}
