export const namespace = 'every-kind';
export const at = '2026-01-02T03:04:05Z';
export const labels = {
  app: 'web',
  'mooring.dev/project': 'shop',
  'mooring.dev/service': 'web',
};
export const running = { startedAt: at };

function metadata(name: string, more: object = {}) {
  return { name, namespace, labels, ...more };
}

export function condition(type: string, status: string, reason = 'Because') {
  return {
    type,
    status,
    reason,
    message: `${type} is ${status}: größer`,
    lastTransitionTime: at,
  };
}

export const template = {
  metadata: { labels: { ...labels, tier: 'front' } },
  spec: {
    initContainers: [
      { name: 'prepare', image: 'prepare:1' },
      { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always' },
    ],
    containers: [
      {
        name: 'app',
        image: 'registry.example/web@sha256:abc',
        env: [
          { name: 'PLAIN', value: 'x' },
          {
            name: 'FROM_MAP',
            valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } },
          },
          {
            name: 'FROM_SECRET',
            valueFrom: { secretKeyRef: { name: 'password', key: 'a' } },
          },
        ],
        envFrom: [
          { configMapRef: { name: 'more-settings' } },
          { secretRef: { name: 'more-passwords' } },
        ],
        resources: {
          requests: { cpu: '100m', memory: '64Mi' },
          limits: { cpu: '1.5', memory: '1Gi' },
        },
        livenessProbe: { tcpSocket: { port: 80 } },
        readinessProbe: { tcpSocket: { port: 80 } },
        startupProbe: { tcpSocket: { port: 80 } },
      },
    ],
    volumes: [
      { name: 'a', configMap: { name: 'files' } },
      { name: 'b', secret: { secretName: 'certificate' } },
      { name: 'c', persistentVolumeClaim: { claimName: 'data' } },
      {
        name: 'd',
        projected: {
          sources: [
            { configMap: { name: 'kube-root-ca.crt' } },
            { configMap: { name: 'projected-map' } },
            { secret: { name: 'projected-secret' } },
          ],
        },
      },
    ],
  },
};

export const selector = { matchLabels: labels };
export const status = (name: string, state: object, more: object = {}) => ({
  ...{ name, image: 'app:1', imageID: '', ready: false, restartCount: 0 },
  state,
  ...more,
});

/** One object and what a controller says of it. */
export interface Sample {
  manifest: {
    apiVersion: string;
    kind: string;
    metadata: { name: string; [field: string]: unknown };
    [part: string]: unknown;
  };
  status?: object;
}

export function sample(
  apiVersion: string,
  kind: string,
  name: string,
  body: object,
  more: { status?: object; metadata?: object } = {},
): Sample {
  return {
    manifest: {
      apiVersion,
      kind,
      ...body,
      metadata: metadata(name, more.metadata),
    },
    ...(more.status && { status: more.status }),
  };
}
