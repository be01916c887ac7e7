import { z } from 'zod';
import { dnsLabelSchema } from './dnsLabel';

const pattern = (placeholders: string[]) =>
  z
    .string()
    .refine(
      text =>
        text
          .replace(/\{(\w+)\}/g, (all, name) =>
            placeholders.includes(name) ? 'x' : all,
          )
          .search(/[{}]/) === -1,
      `Only ${placeholders.map(p => `{${p}}`).join(', ')} can stand in braces`,
    );

/** How records of an environment are made and where they point. */
export const environmentDnsSchema = z.object({
  /** The zone, without a trailing dot. */
  zone: z.string().min(1),
  /** The naming rule, relative to the zone: `{service}.{project}`. */
  name: pattern(['service', 'project', 'environment']),
  /** What a name points at: the address or host name of the environment's ingress. */
  target: z.object({
    type: z.enum(['A', 'AAAA', 'CNAME']),
    value: z.string().min(1),
  }),
  /** Time to live of the records, in seconds. */
  ttl: z.number().int().min(1).max(86400).default(60),
});

/** An environment as it stands in configuration under `mooring.environments`. */
export const environmentSchema = z.object({
  /** Short, because it stands in label values beside a service's name. */
  name: dnsLabelSchema.max(20, 'At most 20 characters'),
  title: z.string().min(1),
  /** The title in other languages, by language code. */
  titles: z.record(z.string(), z.string()).default({}),
  /** The cluster's name under `kubernetes.clusterLocatorMethods`. */
  cluster: z.string().min(1),
  /** Namespace pattern: `{project}-dev`. */
  namespace: pattern(['project', 'environment']),
  /** Production asks for more care: typed confirmation of a delete, approvals. */
  production: z.boolean().default(false),
  dns: environmentDnsSchema.optional(),
  ingressClass: z.string().min(1).optional(),
  /** Namespace of the ingress controller, which reaches services that others may not. */
  ingressNamespace: dnsLabelSchema.optional(),
  policy: z
    .object({
      /** Largest number of replicas that a person may ask for. */
      maxReplicas: z.number().int().min(1).max(1000).default(20),
      /** Undo a change whose rollout fails by itself, instead of asking a person. */
      autoRollback: z.boolean().default(false),
      /** Leave a creation that failed as it stands for a person to look at, instead of undoing it. */
      holdFailedCreations: z.boolean().default(false),
    })
    .prefault({}),
});

/** See {@link environmentSchema}. */
export type Environment = z.infer<typeof environmentSchema>;

/** The list under `mooring.environments`, with what no single entry can say. */
export const environmentsSchema = z
  .array(environmentSchema)
  .min(1, 'Name at least one environment')
  .superRefine((environments, context) => {
    const names = new Set<string>();
    const places = new Map<string, string>();
    environments.forEach((environment, index) => {
      if (names.has(environment.name)) {
        context.addIssue({
          code: 'custom',
          path: [index, 'name'],
          message: `Environment '${environment.name}' stands twice`,
        });
      }
      names.add(environment.name);
      const place = `${environment.cluster}/${fill(environment.namespace, {
        project: '{project}',
        environment: environment.name,
      })}`;
      const other = places.get(place);
      if (other !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [index, 'namespace'],
          message: `Environments '${other}' and '${environment.name}' share cluster and namespace pattern; give one of them another pattern`,
        });
      }
      places.set(place, environment.name);
    });
  });

/** The namespace of a project in an environment. */
export function namespaceOf(environment: Environment, project: string): string {
  return fill(environment.namespace, {
    project,
    environment: environment.name,
  });
}

/**
 * The name that the environment's rule gives to a service, without a trailing
 * dot; undefined where the environment has no DNS.
 */
export function dnsNameOf(
  environment: Environment,
  project: string,
  service: string,
): string | undefined {
  const { dns } = environment;
  if (!dns) {
    return undefined;
  }
  const relative = fill(dns.name, {
    project,
    service,
    environment: environment.name,
  });
  return `${relative}.${dns.zone}`;
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? '');
}
