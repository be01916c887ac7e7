import { labelsOf, selectorOf, type Manifest } from './manifest.ts';
import type { BenchService } from './shape.ts';
import { readyPods } from './workload.ts';

/** What stands around a Deployment, each with the status that a controller reports. */
export function around(
  service: BenchService,
): { manifest: Manifest; status?: object }[] {
  return [
    { manifest: configMap(service) },
    { manifest: clusterService(service) },
    {
      manifest: ingress(service),
      status: { loadBalancer: { ingress: [{ ip: '10.90.0.10' }] } },
    },
    { manifest: budget(service), status: budgetStatus(service) },
    ...(service.index % 5 === 0
      ? [{ manifest: autoscaler(service), status: autoscalerStatus(service) }]
      : []),
  ];
}

function metadata(service: BenchService, name = service.service) {
  return { name, namespace: service.namespace, labels: labelsOf(service) };
}

function configMap(service: BenchService): Manifest {
  const { project, service: name } = service;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: metadata(service, `${name}-config`),
    data: {
      'application.yaml': [
        `spring.application.name: ${project}-${name}`,
        'server.shutdown: graceful',
        'management.endpoints.web.exposure.include: health,info,prometheus',
        `orders.url: http://api.orders-dev.svc:8080`,
      ].join('\n'),
      FEATURES: 'search,recommendations',
    },
  };
}

function clusterService(service: BenchService): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(service),
    spec: {
      selector: selectorOf(service),
      ports: [{ name: 'http', port: 80, targetPort: 'http' }],
    },
  };
}

function ingress(service: BenchService): Manifest {
  const backend = {
    service: { name: service.service, port: { name: 'http' } },
  };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: metadata(service),
    spec: {
      ingressClassName: 'nginx',
      rules: [
        {
          host: `${service.service}.${service.project}.dev.mooring.test`,
          http: { paths: [{ path: '/', pathType: 'Prefix', backend }] },
        },
      ],
    },
  };
}

function budget(service: BenchService): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(service),
    spec: { maxUnavailable: 1, selector: { matchLabels: selectorOf(service) } },
  };
}

function budgetStatus(service: BenchService): object {
  const ready = readyPods(service);
  return {
    observedGeneration: 1,
    expectedPods: service.replicas,
    currentHealthy: ready,
    desiredHealthy: service.replicas - 1,
    disruptionsAllowed: ready === service.replicas ? 1 : 0,
  };
}

function autoscaler(service: BenchService): Manifest {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(service),
    spec: {
      scaleTargetRef: {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: service.service,
      },
      minReplicas: 2,
      maxReplicas: 20,
      metrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 70 },
          },
        },
      ],
    },
  };
}

function autoscalerStatus(service: BenchService): object {
  return {
    currentReplicas: service.replicas,
    desiredReplicas: service.replicas,
    lastScaleTime: '2026-11-20T09:00:00Z',
    conditions: [
      {
        type: 'ScalingActive',
        status: 'True',
        reason: 'ValidMetricFound',
        lastTransitionTime: '2026-11-20T08:20:00Z',
      },
    ],
    currentMetrics: [
      {
        type: 'Resource',
        resource: {
          name: 'cpu',
          current: { averageUtilization: 48, averageValue: '120m' },
        },
      },
    ],
  };
}
