import {
  instanceLabels,
  instanceSelector,
  type Manifest,
} from '@mooring/common';
import type { Size } from '@mooring/backstage-plugin-paas-common';
import type { BlueprintInput } from '@mooring/backstage-plugin-paas-node';
import { NGINX_FOLDER, NGINX_PORT } from './nginxConfig';
import type { NginxValues } from './nginxValues';

/** The user of the unprivileged image; any other would do, but not root. */
const NGINX_USER = 101;

/** From small to large. */
export const NGINX_SIZES: readonly Size[] = [
  size('S', { cpu: '50m', memory: '64Mi' }),
  size('M', { cpu: '250m', memory: '128Mi' }),
  size('L', { cpu: '1', memory: '512Mi' }),
];

/** The Deployment of an Nginx service. */
export function nginxDeployment(
  input: BlueprintInput<NginxValues>,
  metadata: Manifest['metadata'],
  configMap: string,
): Manifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 120,
      selector: { matchLabels: instanceSelector(labelled(input)) },
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 0, maxSurge: 1 },
      },
      template: {
        metadata: { labels: instanceLabels(labelled(input)) },
        spec: podSpec(input, configMap),
      },
    },
  };
}

function podSpec(input: BlueprintInput<NginxValues>, configMap: string) {
  return {
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: NGINX_USER,
      runAsGroup: NGINX_USER,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    topologySpreadConstraints: [
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ].map(topologyKey => ({
      topologyKey,
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: instanceSelector(labelled(input)) },
    })),
    containers: [container(input)],
    volumes: [
      {
        name: 'config',
        configMap: {
          name: configMap,
          items: [
            { key: 'nginx.conf', path: 'nginx.conf' },
            { key: 'index.html', path: 'html/index.html' },
          ],
        },
      },
      { name: 'tmp', emptyDir: {} },
    ],
  };
}

function container({ image }: BlueprintInput<NginxValues>) {
  return {
    name: 'nginx',
    // The digest decides; the tag is for whoever reads it.
    image: `${image.repository}:${image.tag}@${image.digest}`,
    // -e: the log before the configuration is read would go below /var.
    command: [
      'nginx',
      ...['-e', '/dev/stderr'],
      ...['-c', `${NGINX_FOLDER}/nginx.conf`],
      ...['-g', 'daemon off;'],
    ],
    ports: [{ name: 'http', containerPort: NGINX_PORT, protocol: 'TCP' }],
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    startupProbe: probe({ periodSeconds: 1, failureThreshold: 60 }),
    readinessProbe: probe({ periodSeconds: 5, failureThreshold: 2 }),
    livenessProbe: probe({ periodSeconds: 10, failureThreshold: 3 }),
    volumeMounts: [
      { name: 'config', mountPath: NGINX_FOLDER, readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}

function probe(timing: { periodSeconds: number; failureThreshold: number }) {
  return { httpGet: { path: '/healthz', port: 'http' }, ...timing };
}

function labelled({ project, service, environment }: BlueprintInput<unknown>) {
  return { project, service, environment: environment.name };
}

/** No limit on CPU: what is idle on a node may be used. */
function size(name: string, requests: { cpu: string; memory: string }): Size {
  return {
    name,
    resources: { requests, limits: { memory: requests.memory } },
  };
}
