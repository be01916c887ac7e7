const apiVersion = 'kwok.x-k8s.io/v1alpha1';

/** The kinds of objects that {@link simulatedUsage} is made of. */
export const usageKinds = ['Metric', 'ClusterResourceUsage'];

/**
 * Makes KWOK answer for its nodes' kubelets when metrics-server asks what each
 * container uses: what its pod's annotations `kwok.x-k8s.io/usage-cpu` and
 * `kwok.x-k8s.io/usage-memory` say, or next to nothing.
 */
export function simulatedUsage(): object {
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion,
        kind: 'ClusterResourceUsage',
        metadata: { name: 'usage-from-annotation' },
        spec: {
          usages: [
            {
              usage: {
                cpu: { expression: annotated('usage-cpu', '1m') },
                memory: { expression: annotated('usage-memory', '8Mi') },
              },
            },
          ],
        },
      },
      {
        apiVersion,
        kind: 'Metric',
        metadata: { name: 'metrics-resource' },
        spec: {
          path: resourceMetricsPath('{nodeName}'),
          metrics: [
            ofContainer('start_time_seconds', 'gauge', 'pod.SinceSecond()'),
            ofContainer(
              'cpu_usage_seconds_total',
              'counter',
              'pod.CumulativeUsage("cpu", container.name)',
            ),
            ofContainer(
              'memory_working_set_bytes',
              'gauge',
              'pod.Usage("memory", container.name)',
            ),
            // A node uses something itself; metrics-server leaves out one at nought.
            ofNode(
              'cpu_usage_seconds_total',
              'counter',
              'node.CumulativeUsage("cpu") + 0.2 * node.SinceSecond()',
            ),
            ofNode(
              'memory_working_set_bytes',
              'gauge',
              'node.Usage("memory") + 1.5e9',
            ),
          ],
        },
      },
    ],
  };
}

/** Where KWOK answers for one node's kubelet; it wants just this form. */
export function resourceMetricsPath(node: string): string {
  return `/metrics/nodes/${node}/metrics/resource`;
}

function annotated(name: string, otherwise: string): string {
  const key = `"kwok.x-k8s.io/${name}"`;
  const annotations = 'pod.metadata.annotations';
  return `${key} in ${annotations} ? Quantity(${annotations}[${key}]) : Quantity("${otherwise}")`;
}

function ofContainer(name: string, kind: string, value: string): object {
  return {
    name: `container_${name}`,
    dimension: 'container',
    kind,
    labels: [
      { name: 'container', value: 'container.name' },
      { name: 'namespace', value: 'pod.metadata.namespace' },
      { name: 'pod', value: 'pod.metadata.name' },
    ],
    value,
  };
}

function ofNode(name: string, kind: string, value: string): object {
  return { name: `node_${name}`, dimension: 'node', kind, value };
}
