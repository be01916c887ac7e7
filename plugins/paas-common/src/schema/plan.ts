import { z } from 'zod';
import { releaseRefSchema } from './release';

/** One field that a step would change. Secret values never stand here. */
export const fieldChangeSchema = z.object({
  /** `Deployment shop-dev/web`, `A web.shop.dev.corp` … */
  object: z.string(),
  /** JSON path within the object; empty for the object as a whole. */
  field: z.string(),
  before: z.json().optional(),
  after: z.json().optional(),
});

/** See {@link fieldChangeSchema}. */
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** What a step would do, found out without writing. */
export const stepPreviewSchema = z.object({
  /** Covered by the plan's hash. */
  changes: z.array(fieldChangeSchema),
  /** Worth knowing, outside the hash. */
  notes: z.array(z.string()).default([]),
});

/** See {@link stepPreviewSchema}. */
export type StepPreview = z.infer<typeof stepPreviewSchema>;

/** A step of a plan: data, carried out by the step type of that name. */
export const planStepSchema = z.object({
  /** `default/shop/web/dev` */
  instance: z.string(),
  type: z.string(),
  input: z.json(),
});

/** See {@link planStepSchema}. */
export type PlanStep = z.infer<typeof planStepSchema>;

/** A plan with what each step would do. */
export const planPreviewSchema = z.object({
  kind: z.enum(['create', 'scale', 'delete']),
  /** What a person confirms: targets, step inputs and previewed changes. */
  hash: z.string(),
  targets: z.array(
    z.object({
      instance: z.string(),
      environment: z.string(),
      from: releaseRefSchema.optional(),
      to: releaseRefSchema.optional(),
    }),
  ),
  steps: z.array(planStepSchema.extend({ preview: stepPreviewSchema })),
});

/** See {@link planPreviewSchema}. */
export type PlanPreview = z.infer<typeof planPreviewSchema>;
