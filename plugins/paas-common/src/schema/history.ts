import { z } from 'zod';
import { changeKindSchema, releasePartSchema } from './changeKind';
import { contentChangeSchema } from './plan';
import { imageSchema } from './release';

/** Another release beside the one that was live, and how that one differs from it. */
export const comparedReleaseSchema = z.object({
  number: z.number().int(),
  image: imageSchema,
  /** Parts that differ. */
  changed: z.array(releasePartSchema),
  /** What differs in them, from the older of the two to the newer; for those who may see configuration. */
  changes: z.array(contentChangeSchema).optional(),
});

/** See {@link comparedReleaseSchema}. */
export type ComparedRelease = z.infer<typeof comparedReleaseSchema>;

/** What was live of an instance at a time. */
export const historyItemSchema = z.object({
  /** `default/shop/web/prod` */
  instance: z.string(),
  projectRef: z.string(),
  service: z.string(),
  environment: z.string(),
  release: z.number().int(),
  hash: z.string(),
  image: imageSchema,
  /** Since when it was live, and until when; without `until`: it still is. ISO 8601. */
  since: z.string(),
  until: z.string().optional(),
  /** What made it live, and on whose word. */
  operation: z.object({
    id: z.string(),
    kind: changeKindSchema,
    initiator: z.string(),
    via: z.string().optional(),
    note: z.string().optional(),
    acceptedAt: z.string(),
    /** What people decided at its gates, the oldest first. */
    decisions: z.array(
      z.object({
        actor: z.string(),
        onBehalfOf: z.string().optional(),
        verdict: z.enum(['approved', 'rejected', 'confirmed']),
        note: z.string().optional(),
        at: z.string(),
      }),
    ),
  }),
  /** What was live before it; absent: nothing was. */
  before: comparedReleaseSchema.optional(),
  /** What is live now; absent: nothing is. */
  now: comparedReleaseSchema.optional(),
});

/** See {@link historyItemSchema}. */
export type HistoryItem = z.infer<typeof historyItemSchema>;

/** `GET /history`, by service and environment. */
export const historySchema = z.object({
  at: z.string(),
  items: z.array(historyItemSchema),
});

/** See {@link historySchema}. */
export type History = z.infer<typeof historySchema>;

/** Query of `GET /history`: a moment, and a project or an instance of one. */
export const historyQuerySchema = z
  .strictObject({
    at: z.iso
      .datetime({ offset: true })
      .refine(at => Date.parse(at) <= Date.now(), 'Lies in the future'),
    projectRef: z
      .string()
      .max(200)
      .regex(/^system:[^/\0]+\/[^/\0]+$/, 'Give system:<namespace>/<name>')
      .optional(),
    instance: z
      .string()
      .max(300)
      .regex(
        /^[^/\0]+(\/[^/\0]+){3}$/,
        'Give <namespace>/<project>/<service>/<environment>',
      )
      .optional(),
  })
  .refine(
    ({ projectRef, instance }) =>
      (projectRef === undefined) !== (instance === undefined),
    { error: 'Give projectRef or instance', path: ['projectRef'] },
  );

/** See {@link historyQuerySchema}. */
export type HistoryQuery = z.infer<typeof historyQuerySchema>;
