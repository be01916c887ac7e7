import {
  at,
  condition,
  labels,
  namespace,
  running,
  sample,
  selector,
  status,
  template,
  type Sample,
} from './samples';

const resource = (name: string, target: object) => ({
  type: 'Resource',
  resource: { name, target },
});
const utilization = { type: 'Utilization', averageUtilization: 80 };

/** Objects of all kinds that are watched, with much of what these can say. */
export const EVERY_KIND: Sample[] = [
  {
    manifest: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: namespace,
        annotations: { 'mooring.dev/project': 'system:default/shop' },
      },
    },
  },
  {
    manifest: {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'every-node', labels: { zone: 'a' } },
      spec: { unschedulable: true },
    },
    status: {
      capacity: { cpu: '8', memory: '32Gi', pods: '110' },
      allocatable: { cpu: '7800m', memory: '31G', pods: '100' },
      nodeInfo: {
        ...{ architecture: 'arm64', kubeletVersion: 'v1.36.0', bootID: 'x' },
        ...{ containerRuntimeVersion: '', kernelVersion: '', machineID: '' },
        ...{ kubeProxyVersion: '', operatingSystem: '', osImage: '' },
        systemUUID: '',
      },
      conditions: [
        condition('MemoryPressure', 'True'),
        condition('DiskPressure', 'False'),
        condition('Ready', 'Unknown'),
      ],
    },
  },
  sample('v1', 'Pod', 'plain', { spec: template.spec }),
  sample(
    'v1',
    'Pod',
    'troubled',
    { spec: { ...template.spec, nodeName: 'every-node' } },
    {
      metadata: {
        labels: { ...labels, 'statefulset.kubernetes.io/pod-name': 'troubled' },
        ownerReferences: [
          { apiVersion: 'v1', kind: 'Other', name: 'other', uid: 'u1' },
          {
            ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1' },
            ...{ uid: 'u2', controller: true },
          },
        ],
      },
      status: {
        phase: 'Running',
        reason: 'NodeLost',
        message: 'Node is gone – 节点失联',
        conditions: [
          condition('Ready', 'False'),
          condition('Initialized', 'True', ''),
          { type: 'PodScheduled', status: 'True', lastTransitionTime: null },
        ],
        initContainerStatuses: [
          status('prepare', {
            terminated: { exitCode: 0, startedAt: at, finishedAt: at },
          }),
          status('proxy', { running }, { ready: true, started: true }),
        ],
        containerStatuses: [
          status(
            'app',
            { waiting: { reason: 'CrashLoopBackOff', message: 'back-off' } },
            {
              restartCount: 300,
              lastState: {
                terminated: {
                  ...{ exitCode: -1, signal: 9, reason: 'OOMKilled' },
                  ...{ message: 'x'.repeat(3_000) },
                  ...{ startedAt: at, finishedAt: at },
                },
              },
            },
          ),
        ],
      },
    },
  ),
  sample(
    'apps/v1',
    'Deployment',
    'web',
    { spec: { replicas: 0, selector, template, paused: true } },
    {
      status: {
        ...{ observedGeneration: 1, replicas: 4, updatedReplicas: 3 },
        ...{ readyReplicas: 2, availableReplicas: 1 },
        conditions: [
          condition('Available', 'False'),
          condition('Progressing', 'Unknown', 'DeploymentPaused'),
          condition('ReplicaFailure', 'True'),
        ],
      },
    },
  ),
  sample(
    'apps/v1',
    'StatefulSet',
    'web',
    {
      spec: {
        serviceName: 'web',
        selector: {
          ...selector,
          matchExpressions: [{ key: 'app', operator: 'Exists' }],
        },
        template,
      },
    },
    {
      status: {
        ...{ replicas: 3, readyReplicas: 2, availableReplicas: 1 },
        ...{ updatedReplicas: 1, observedGeneration: 1 },
      },
    },
  ),
  sample(
    'apps/v1',
    'DaemonSet',
    'web',
    { spec: { selector, template } },
    {
      status: {
        ...{ currentNumberScheduled: 5, desiredNumberScheduled: 6 },
        ...{ numberMisscheduled: 1, numberReady: 4, numberAvailable: 3 },
        ...{ updatedNumberScheduled: 2, observedGeneration: 1 },
      },
    },
  ),
  sample(
    'apps/v1',
    'ReplicaSet',
    'web-1',
    { spec: { replicas: 2, selector, template } },
    {
      metadata: { annotations: { 'deployment.kubernetes.io/revision': '7' } },
      status: {
        ...{ replicas: 2, readyReplicas: 1 },
        conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')],
      },
    },
  ),
  sample(
    'v1',
    'Service',
    'web',
    {
      spec: {
        type: 'LoadBalancer',
        selector: labels,
        ports: [
          { name: 'http', port: 80 },
          { name: 'dns', port: 53, protocol: 'UDP' },
        ],
      },
    },
    {
      status: {
        loadBalancer: { ingress: [{ ip: '10.0.0.1' }, { hostname: 'lb' }] },
      },
    },
  ),
  sample('v1', 'Service', 'outside', {
    spec: { type: 'ExternalName', externalName: 'example.test' },
  }),
  sample(
    'networking.k8s.io/v1',
    'Ingress',
    'web',
    {
      spec: {
        ingressClassName: 'nginx',
        defaultBackend: { service: { name: 'fallback', port: { number: 80 } } },
        tls: [{ hosts: ['web.test'], secretName: 'certificate' }],
        rules: [
          {
            host: 'web.test',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: 'web', port: { number: 80 } } },
                },
              ],
            },
          },
          { host: 'empty.test' },
        ],
      },
    },
    { status: { loadBalancer: { ingress: [{ ip: '10.0.0.2' }] } } },
  ),
  sample(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'web',
    {
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'web',
        },
        minReplicas: 2,
        maxReplicas: 9,
        metrics: [
          resource('cpu', utilization),
          resource('memory', { type: 'AverageValue', averageValue: '100Mi' }),
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'app',
              target: utilization,
            },
          },
          {
            type: 'Pods',
            pods: {
              metric: { name: 'requests' },
              target: { type: 'AverageValue', averageValue: '10' },
            },
          },
          {
            type: 'External',
            external: {
              metric: { name: 'queue' },
              target: { type: 'Value', value: '30' },
            },
          },
        ],
      },
    },
    {
      status: {
        ...{ currentReplicas: 3, desiredReplicas: 4 },
        currentMetrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              current: { averageUtilization: 62, averageValue: '62m' },
            },
          },
          {
            type: 'Resource',
            resource: { name: 'memory', current: { averageValue: '90Mi' } },
          },
          {
            type: 'Pods',
            pods: {
              metric: { name: 'requests' },
              current: { averageValue: '12' },
            },
          },
        ],
        conditions: [
          condition('AbleToScale', 'True'),
          condition('ScalingLimited', 'True', 'TooManyReplicas'),
        ],
      },
    },
  ),
  sample(
    'policy/v1',
    'PodDisruptionBudget',
    'web',
    { spec: { maxUnavailable: 1, selector } },
    {
      status: {
        ...{ currentHealthy: 2, desiredHealthy: 1, disruptionsAllowed: 1 },
        ...{ expectedPods: 3, observedGeneration: 1 },
      },
    },
  ),
  sample('networking.k8s.io/v1', 'NetworkPolicy', 'all', {
    spec: { podSelector: {}, policyTypes: ['Egress'] },
  }),
  sample(
    'v1',
    'PersistentVolumeClaim',
    'data',
    {
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: '1.5Gi' } },
      },
    },
    { status: { phase: 'Bound', capacity: { storage: '2Gi' } } },
  ),
  sample('v1', 'ConfigMap', 'settings', {
    data: { 'a.txt': 'größe: 节点\n', b: '' },
    binaryData: { 'c.bin': Buffer.from([0, 255, 1]).toString('base64') },
  }),
  sample(
    'batch/v1',
    'Job',
    'once',
    {
      spec: {
        parallelism: 2,
        suspend: true,
        template: {
          spec: { ...template.spec, restartPolicy: 'Never' },
        },
      },
    },
    { status: { active: 1, succeeded: 2, failed: 3, startTime: at } },
  ),
  sample(
    'batch/v1',
    'CronJob',
    'nightly',
    {
      spec: {
        schedule: '0 3 * * *',
        suspend: true,
        jobTemplate: {
          spec: {
            template: { spec: { ...template.spec, restartPolicy: 'Never' } },
          },
        },
      },
    },
    { status: { lastScheduleTime: at, lastSuccessfulTime: at } },
  ),
  sample('v1', 'Event', 'web.1', {
    involvedObject: { kind: 'Pod', name: 'troubled', namespace, uid: 'u3' },
    ...{ type: 'Warning', reason: 'BackOff', message: 'Back-off – 重启' },
    ...{ count: 12, firstTimestamp: at, lastTimestamp: at },
  }),
  sample('v1', 'Event', 'web.2', {
    involvedObject: { kind: 'Pod', name: 'troubled', namespace, uid: 'u3' },
    ...{ type: 'Warning', reason: 'FailedScheduling', message: 'no node' },
    ...{ action: 'Scheduling', reportingComponent: 'scheduler' },
    reportingInstance: 'scheduler-1',
    eventTime: '2026-01-02T03:04:05.678901Z',
    series: { count: 3, lastObservedTime: '2026-01-02T03:04:06.000001Z' },
  }),
  sample('v1', 'Event', 'web.3', {
    involvedObject: { kind: 'Pod', name: 'troubled', namespace, uid: 'u3' },
    ...{ type: 'Warning', reason: 'FailedScheduling', message: 'no node' },
    ...{ action: 'Scheduling', reportingComponent: 'scheduler' },
    reportingInstance: 'scheduler-1',
    eventTime: '2026-01-02T03:04:05.678901Z',
  }),
];
