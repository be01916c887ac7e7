import { z } from 'zod';
import { changeKindSchema, releasePartSchema } from './changeKind';
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

const plannedValueSchema = z.object({
  before: z.json().optional(),
  after: z.json().optional(),
});

/** A field of which a plan says something else than an earlier one did. */
export const planDifferenceSchema = z.object({
  object: z.string(),
  field: z.string(),
  /** Absent: nothing was to change there. */
  was: plannedValueSchema.optional(),
  /** Absent: nothing is to change there any more. */
  now: plannedValueSchema.optional(),
});

/** See {@link planDifferenceSchema}. */
export type PlanDifference = z.infer<typeof planDifferenceSchema>;

/** A field that another manager of the cluster owns. */
export const fieldConflictSchema = z.object({
  /** `Deployment shop-dev/web` */
  object: z.string(),
  /** As the API server names it: `.spec.replicas`. */
  field: z.string(),
  manager: z.string(),
});

/** See {@link fieldConflictSchema}. */
export type FieldConflict = z.infer<typeof fieldConflictSchema>;

/** What a step would do, found out without writing. */
export const stepPreviewSchema = z.object({
  /** Covered by the plan's hash. */
  changes: z.array(fieldChangeSchema),
  /** Worth knowing, outside the hash. */
  notes: z.array(z.string()).default([]),
  /** Fields that the step would hold over; outside the hash. */
  conflicts: z.array(fieldConflictSchema).optional(),
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

/** One difference between two releases, as a person would say it. */
export const contentChangeSchema = z.object({
  part: releasePartSchema,
  /** `image`, `LOG_LEVEL`, `replicas`, `web.shop.corp` … */
  field: z.string(),
  /** Absent: was not there. */
  before: z.string().optional(),
  /** Absent: is not there any more. */
  after: z.string().optional(),
  /** True: the values are kept from view; `•••` stands for one that is there. */
  secret: z.boolean().optional(),
});

/** See {@link contentChangeSchema}. */
export type ContentChange = z.infer<typeof contentChangeSchema>;

/** Something looked at before a plan is carried out. */
export const preflightCheckSchema = z.object({
  code: z.enum([
    'image',
    'platform',
    'keys',
    'names',
    'managers',
    'autoscaler',
    'admission',
    'quota',
    'volumes',
    'capacity',
    'network',
    'credentials',
    'project',
    'freeze',
    'reserved',
  ]),
  instance: z.string(),
  /**
   * `ok` was looked at and is fine, `unknown` could not be looked at, `warning`
   * should be read before confirming, `problem` keeps it from being confirmed.
   */
  status: z.enum(['ok', 'unknown', 'warning', 'problem']),
  /** A sentence, and what to do where there is something to do. */
  message: z.string(),
  /** Whose members may go on all the same, with a reason. */
  overrideGroup: z.string().optional(),
});

/** See {@link preflightCheckSchema}. */
export type PreflightCheck = z.infer<typeof preflightCheckSchema>;

/** What a plan means for one instance. */
export const planTargetSchema = z.object({
  instance: z.string(),
  environment: z.string(),
  from: releaseRefSchema.optional(),
  to: releaseRefSchema.optional(),
  /** Releases that an interrupted operation may have left half applied. */
  partial: z.array(releaseRefSchema).optional(),
});

/** See {@link planTargetSchema}. */
export type PlanTarget = z.infer<typeof planTargetSchema>;

/** What changes for one instance in words, beside the steps; outside the hash, which covers the releases themselves. */
export const planSummarySchema = z.object({
  instance: z.string(),
  changes: z.array(contentChangeSchema),
  /** Parts that stay as they are. */
  unchanged: z.array(releasePartSchema),
  /** Pods that are replaced, and seconds that it will take as far as past rollouts tell. */
  podsReplaced: z.number().int(),
  estimateSeconds: z.number().int().optional(),
  /** Instances of the same plan whose steps come first. */
  waitsFor: z.array(z.string()).optional(),
  /** The unfinished operation that this one would stop first. */
  supersedes: z.string().optional(),
});

/** See {@link planSummarySchema}. */
export type PlanSummary = z.infer<typeof planSummarySchema>;

/** A plan with what each step would do. */
export const planPreviewSchema = z.object({
  kind: changeKindSchema,
  /** What a person confirms: targets, step inputs and previewed changes. */
  hash: z.string(),
  targets: z.array(planTargetSchema),
  steps: z.array(planStepSchema.extend({ preview: stepPreviewSchema })),
  summary: z.array(planSummarySchema),
  /** Outside the hash: they may differ by the second. */
  preflight: z.array(preflightCheckSchema),
});

/** See {@link planPreviewSchema}. */
export type PlanPreview = z.infer<typeof planPreviewSchema>;
