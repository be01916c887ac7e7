const name = 'metrics-server';
const namespace = 'kube-system';

/** The name of the API that metrics-server answers. */
export const metricsApiName = 'v1beta1.metrics.k8s.io';

/** Makes the API server hand requests for metrics to a metrics-server on this machine. */
export function metricsApi(port: number): object {
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name, namespace },
        spec: { type: 'ExternalName', externalName: 'localhost' },
      },
      {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: metricsApiName },
        spec: {
          group: 'metrics.k8s.io',
          version: 'v1beta1',
          groupPriorityMinimum: 100,
          versionPriority: 100,
          // Its certificate is kwokctl's and names no Service.
          insecureSkipTLSVerify: true,
          service: { name, namespace, port },
        },
      },
    ],
  };
}
