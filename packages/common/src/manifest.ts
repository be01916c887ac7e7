import { z } from 'zod';

/** A Kubernetes object as content: what we want, never what the server added. */
export const manifestSchema = z.looseObject({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().min(1).optional(),
    labels: z.record(z.string(), z.string()).optional(),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

/** See {@link manifestSchema}. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Names one object of a cluster. */
export const objectRefSchema = z.object({
  apiVersion: z.string().min(1),
  kind: z.string().min(1),
  namespace: z.string().min(1).optional(),
  name: z.string().min(1),
});

/** See {@link objectRefSchema}. */
export type ObjectRef = z.infer<typeof objectRefSchema>;

/** The reference of a manifest's object. */
export function objectRefOf(manifest: Manifest): ObjectRef {
  return {
    apiVersion: manifest.apiVersion,
    kind: manifest.kind,
    ...(manifest.metadata.namespace !== undefined && {
      namespace: manifest.metadata.namespace,
    }),
    name: manifest.metadata.name,
  };
}

/** `Deployment shop-dev/web`: an object as a person reads it, and as a map key. */
export function formatObjectRef(ref: ObjectRef): string {
  return ref.namespace === undefined
    ? `${ref.kind} ${ref.name}`
    : `${ref.kind} ${ref.namespace}/${ref.name}`;
}
