import { labelsOf } from './manifest.ts';
import type { BenchService } from './shape.ts';

const registry = 'registry.mooring.test';

/** The image of a service's container. */
export function imageOf({ project, service, index }: BenchService): string {
  return `${registry}/${project}/${service}:1.${index % 40}.3`;
}

/** What all pods of a service are made from: a usual service on the JVM. */
export function podTemplate(service: BenchService): {
  metadata: object;
  spec: object;
} {
  return {
    metadata: {
      labels: labelsOf(service),
      annotations: { 'prometheus.io/scrape': 'true' },
    },
    spec: {
      containers: [container(service)],
      volumes: [
        {
          name: 'config',
          configMap: { name: `${service.service}-config` },
        },
        { name: 'tmp', emptyDir: { sizeLimit: '256Mi' } },
      ],
      terminationGracePeriodSeconds: 45,
      securityContext: { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001 },
    },
  };
}

function container(service: BenchService): object {
  return {
    name: 'app',
    image: imageOf(service),
    ports: [
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
      { name: 'management', containerPort: 9090, protocol: 'TCP' },
    ],
    env: variables(service),
    resources: amounts('250m', '512Mi', '1', '768Mi'),
    livenessProbe: probe('/actuator/health/liveness', 10, 3),
    readinessProbe: probe('/actuator/health/readiness', 5, 3),
    volumeMounts: [
      { name: 'config', mountPath: '/etc/app', readOnly: true },
      { name: 'tmp', mountPath: '/tmp' },
    ],
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    imagePullPolicy: 'IfNotPresent',
  };
}

function variables({ project, service }: BenchService): object[] {
  const field = (name: string, fieldPath: string) => ({
    name,
    valueFrom: { fieldRef: { fieldPath } },
  });
  const secret = (name: string, key: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: `${service}-secret`, key } },
  });
  return [
    field('POD_NAME', 'metadata.name'),
    { name: 'SPRING_PROFILES_ACTIVE', value: 'kubernetes,dev' },
    { name: 'DATABASE_URL', value: `jdbc:postgresql://db.${project}/app` },
    secret('DATABASE_PASSWORD', 'password'),
    { name: 'JAVA_TOOL_OPTIONS', value: '-XX:MaxRAMPercentage=70' },
    { name: 'OTEL_SERVICE_NAME', value: `${project}-${service}` },
    { name: 'LOG_LEVEL', value: 'info' },
  ];
}

function probe(path: string, periodSeconds: number, failureThreshold: number) {
  return {
    httpGet: { path, port: 'management', scheme: 'HTTP' },
    periodSeconds,
    failureThreshold,
    timeoutSeconds: 2,
    successThreshold: 1,
  };
}

function amounts(
  cpu: string,
  memory: string,
  mostCpu: string,
  mostMemory: string,
) {
  return {
    requests: { cpu, memory },
    limits: { cpu: mostCpu, memory: mostMemory },
  };
}
