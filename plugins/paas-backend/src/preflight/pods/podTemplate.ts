import { z } from 'zod';

const named = { name: z.string(), optional: z.boolean().optional() };
const keyRef = z.object({ ...named, key: z.string() });
const items = z.array(z.object({ key: z.string() })).optional();
const amounts = z
  .record(z.string(), z.union([z.string(), z.number()]))
  .optional();

const containerSchema = z.looseObject({
  name: z.string(),
  resources: z.object({ requests: amounts, limits: amounts }).optional(),
  envFrom: z
    .array(
      z.object({
        configMapRef: z.object(named).optional(),
        secretRef: z.object(named).optional(),
      }),
    )
    .optional(),
  env: z
    .array(
      z.object({
        valueFrom: z
          .object({
            configMapKeyRef: keyRef.optional(),
            secretKeyRef: keyRef.optional(),
          })
          .optional(),
      }),
    )
    .optional(),
});

const configMap = z.object({ ...named, items }).optional();

const volumeSchema = z.looseObject({
  name: z.string(),
  configMap,
  secret: z
    .object({
      secretName: z.string(),
      optional: z.boolean().optional(),
      items,
    })
    .optional(),
  projected: z
    .object({
      sources: z.array(
        z.object({
          configMap,
          secret: z.object({ ...named, items }).optional(),
        }),
      ),
    })
    .optional(),
  persistentVolumeClaim: z.object({ claimName: z.string() }).optional(),
});

/** What the checks look at of a pod template. */
export const podTemplateSchema = z.looseObject({
  metadata: z
    .looseObject({
      labels: z.record(z.string(), z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  spec: z.looseObject({
    containers: z.array(containerSchema),
    initContainers: z.array(containerSchema).optional(),
    volumes: z.array(volumeSchema).optional(),
  }),
});

/** See {@link podTemplateSchema}. */
export type PodTemplateContent = z.infer<typeof podTemplateSchema>;
/** A container of a {@link PodTemplateContent}. */
export type ContainerContent = z.infer<typeof containerSchema>;

const share = z.union([z.number(), z.string()]).optional();

/** A Deployment or StatefulSet as the checks look at it. */
export const workloadSpecSchema = z.looseObject({
  strategy: z
    .looseObject({
      type: z.string().optional(),
      rollingUpdate: z.looseObject({ maxUnavailable: share }).optional(),
    })
    .optional(),
  selector: z.looseObject({
    matchLabels: z.record(z.string(), z.string()).optional(),
  }),
  template: podTemplateSchema,
  volumeClaimTemplates: z
    .array(z.looseObject({ metadata: z.looseObject({ name: z.string() }) }))
    .optional(),
});

/** See {@link workloadSpecSchema}. */
export type WorkloadSpec = z.infer<typeof workloadSpecSchema>;
