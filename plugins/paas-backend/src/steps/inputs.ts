import { manifestSchema, objectRefSchema } from '@mooring/common';
import { z } from 'zod';

const namespacedRefSchema = objectRefSchema.required({ namespace: true });

/** Input of `kubernetes.apply`: these objects shall stand so in this namespace. */
export const kubernetesApplyInputSchema = z
  .strictObject({
    cluster: z.string().min(1),
    namespace: z.string().min(1),
    /** Entity ref of the System whose namespace it is. */
    projectRef: z.string().min(1),
    /** Number of the release, for the annotation. */
    release: z.number().int().positive(),
    /** In the order in which they are applied. */
    objects: z.array(manifestSchema).min(1),
  })
  .refine(
    ({ namespace, objects }) =>
      objects.every(object => object.metadata.namespace === namespace),
    { path: ['objects'], error: 'An object is outside the namespace' },
  );

/** See {@link kubernetesApplyInputSchema}. */
export type KubernetesApplyInput = z.infer<typeof kubernetesApplyInputSchema>;

/** Input of `kubernetes.rollout`: wait until these workloads run as specified. */
export const kubernetesRolloutInputSchema = z.strictObject({
  cluster: z.string().min(1),
  workloads: z.array(namespacedRefSchema).min(1),
  timeoutSeconds: z.number().int().positive(),
});

/** See {@link kubernetesRolloutInputSchema}. */
export type KubernetesRolloutInput = z.infer<
  typeof kubernetesRolloutInputSchema
>;

/** Input of `kubernetes.prune`: these objects shall be gone. */
export const kubernetesPruneInputSchema = z.strictObject({
  cluster: z.string().min(1),
  /** In the order in which they are deleted. */
  objects: z.array(namespacedRefSchema).min(1),
});

/** See {@link kubernetesPruneInputSchema}. */
export type KubernetesPruneInput = z.infer<typeof kubernetesPruneInputSchema>;
