import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';

const replicas = z
  .number({ error: 'Give a whole number of replicas' })
  .int('Give a whole number of replicas')
  .min(1, 'At least 1 replica')
  .max(1000, 'At most 1000 replicas');

// As the catalog writes refs: lower case. Any other spelling would be another project.
const projectRef = z
  .string()
  .max(140, 'At most 140 characters')
  .regex(
    /^system:[a-z0-9][-a-z0-9._]*\/[a-z0-9][-a-z0-9._]*$/,
    'Expected system:<namespace>/<name> in lower case',
  );

/** Text of a person; PostgreSQL stores no NUL. */
const text = (max: number) =>
  z
    .string()
    .max(max, `At most ${max} characters`)
    .refine(value => !value.includes('\u0000'), 'No NUL characters');

const environments = z
  .array(dnsLabelSchema)
  .min(1, 'Choose at least one environment')
  .max(20)
  .refine(
    list => new Set(list).size === list.length,
    'An environment stands twice',
  );

/** A new service, in one or several environments. */
export const createChangeSchema = z.strictObject({
  kind: z.literal('create'),
  projectRef,
  service: dnsLabelSchema.max(40, 'At most 40 characters'),
  blueprint: text(200).min(1),
  environments,
  /** Checked by the blueprint's own schema; `replicas` by the environments' policy too. */
  values: z.record(z.string(), z.json()),
});

/** Another number of replicas for one instance. */
export const scaleChangeSchema = z.strictObject({
  kind: z.literal('scale'),
  serviceId: z.uuid(),
  environment: dnsLabelSchema,
  replicas,
});

/** The end of a service in some of its environments. */
export const deleteChangeSchema = z.strictObject({
  kind: z.literal('delete'),
  serviceId: z.uuid(),
  environments,
});

/** What a person asks for; a plan is made from it. */
export const changeSchema = z.discriminatedUnion('kind', [
  createChangeSchema,
  scaleChangeSchema,
  deleteChangeSchema,
]);

/** See {@link changeSchema}. */
export type Change = z.infer<typeof changeSchema>;
/** See {@link createChangeSchema}. */
export type CreateChange = z.infer<typeof createChangeSchema>;
/** See {@link scaleChangeSchema}. */
export type ScaleChange = z.infer<typeof scaleChangeSchema>;
/** See {@link deleteChangeSchema}. */
export type DeleteChange = z.infer<typeof deleteChangeSchema>;

/** Body of `POST /operations`. */
export const acceptSchema = z.strictObject({
  change: changeSchema,
  /** The hash of the plan that the person saw. */
  planHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** The same key by the same person starts one operation, however often it is sent. */
  idempotencyKey: text(200).min(8),
  note: text(2000).optional(),
});

/** See {@link acceptSchema}. */
export type Accept = z.infer<typeof acceptSchema>;

/** Body of `POST /services/validate`: a create form that may be half filled in. */
export const draftSchema = z.strictObject({
  projectRef: text(200).optional(),
  service: text(200).optional(),
  blueprint: text(200).optional(),
  environments: z.array(text(200)).max(20).optional(),
  values: z.record(z.string(), z.json()).optional(),
});

/** See {@link draftSchema}. */
export type Draft = z.infer<typeof draftSchema>;

/** Something wrong with one field. */
export interface FieldIssue {
  /** `service`, `values.replicas`, … */
  field: string;
  message: string;
}

/** Answer to a draft. */
export interface DraftVerdict {
  issues: FieldIssue[];
  /** The name that the rule gives in each environment chosen, and whether it is free. */
  names: {
    environment: string;
    name: string;
    state: 'free' | 'taken' | 'unknown';
    /** Who holds it, if it is taken; why it is not known, if it is unknown. */
    detail?: string;
  }[];
}
