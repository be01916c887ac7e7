import { z } from 'zod';
import { changeKindSchema } from './changeKind';
import { decisionSchema, gateInputSchema } from './decision';
import {
  fieldConflictSchema,
  planDifferenceSchema,
  stepPreviewSchema,
} from './plan';

/**
 * `queued` waits for another operation on the same instance, `waiting` for people
 * at a gate, `held` cannot go on and says why, `undoing` runs the reverse plan. The
 * last three are final.
 */
export const operationStateSchema = z.enum([
  'queued',
  'waiting',
  'running',
  'held',
  'undoing',
  'succeeded',
  'undone',
  'cancelled',
]);

/** See {@link operationStateSchema}. */
export type OperationState = z.infer<typeof operationStateSchema>;

/** The states in which an operation stays for ever. */
export const FINAL_STATES: readonly OperationState[] = [
  'succeeded',
  'undone',
  'cancelled',
];

/** Who or what an operation waits for now. */
export const holderSchema = z.object({
  kind: z.enum(['system', 'operation', 'person']),
  /**
   * Why in one word: a `dependency` is down, another `operation` comes first, a
   * `rollout` passed its deadline, the world `changed` since the preview, the
   * plan is `outdated`, fields are in `conflict` with another manager, a step
   * `failed`, a gate asks for `approval` or `confirmation`, the environment is in
   * a `freeze`, or somebody has `reserved` an instance.
   */
  code: z
    .enum([
      'dependency',
      'operation',
      'rollout',
      'changed',
      'outdated',
      'conflict',
      'failed',
      'approval',
      'confirmation',
      'freeze',
      'reserved',
    ])
    .optional(),
  /** `Cluster dev`, `DNS server local`, an operation's id, a user's or group's ref. */
  name: z.string(),
  /** Why, in a sentence. */
  reason: z.string(),
  /** ISO 8601. */
  since: z.string(),
  /** ISO 8601: when a freeze or a reservation ends, or nobody can decide any more. */
  until: z.string().optional(),
});

/** See {@link holderSchema}. */
export type Holder = z.infer<typeof holderSchema>;

export const stepStateSchema = z.enum([
  'pending',
  'running',
  'waiting',
  'done',
  'failed',
]);

/** See {@link stepStateSchema}. */
export type StepState = z.infer<typeof stepStateSchema>;

/** A step as it was carried out. */
export const operationStepSchema = z.object({
  seq: z.number().int(),
  /** Steps of the reverse plan come after the others and say so. */
  direction: z.enum(['forward', 'undo']),
  instance: z.string(),
  environment: z.string(),
  type: z.string(),
  state: stepStateSchema,
  /** Whom it asks and for what, if it is a step for people. */
  gate: gateInputSchema.optional(),
  /** What it did or waits for, in a sentence. */
  summary: z.string().optional(),
  error: z.string().optional(),
  attempts: z.number().int(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** Only for those who may see the inside of the instance. */
  preview: stepPreviewSchema.optional(),
  log: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
});

/** See {@link operationStepSchema}. */
export type OperationStep = z.infer<typeof operationStepSchema>;

/** An instance that an operation changes. */
export const operationTargetSchema = z.object({
  /** `default/shop/web/dev` */
  instance: z.string(),
  service: z.string(),
  serviceId: z.string(),
  environment: z.string(),
  /** Instances of the same operation whose steps come first. */
  waitsFor: z.array(z.string()).optional(),
});

/** See {@link operationTargetSchema}. */
export type OperationTarget = z.infer<typeof operationTargetSchema>;

/** A change that was carried out first and is approved afterwards. */
export const emergencySchema = z.object({
  reason: z.string(),
  /** Whose members may review it: those who would have been asked before. */
  groups: z.array(z.string()),
  /** Absent: nobody has reviewed it yet. */
  review: z
    .object({ actor: z.string(), note: z.string().optional(), at: z.string() })
    .optional(),
});

/** See {@link emergencySchema}. */
export type Emergency = z.infer<typeof emergencySchema>;

/** An operation as everybody signed in may see it. */
export const operationSchema = z.object({
  id: z.string(),
  kind: changeKindSchema,
  state: operationStateSchema,
  projectRef: z.string(),
  /** These three only if it is about one service. */
  service: z.string().optional(),
  serviceId: z.string().optional(),
  entityRef: z.string().optional(),
  /** In the order of their first steps. */
  targets: z.array(operationTargetSchema),
  environments: z.array(z.string()),
  /** Why it ran before it was approved, and who has looked at it since. */
  emergency: emergencySchema.optional(),
  /** User entity ref. */
  initiator: z.string(),
  /** What acted for the initiator, e.g. `plugin:scaffolder`. */
  via: z.string().optional(),
  note: z.string().optional(),
  planHash: z.string(),
  holder: holderSchema.optional(),
  /** Why the operation was undone or cancelled. */
  failure: z.string().optional(),
  /** Number of the step under way, from 1, and how many there are. */
  step: z.number().int(),
  steps: z.number().int(),
  createdAt: z.string(),
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});

/** See {@link operationSchema}. */
export type Operation = z.infer<typeof operationSchema>;

/** What was found of a failure before it was taken back. */
export const evidenceSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** Why pods do not run, in sentences. */
  problems: z.array(z.string()),
  /** Warnings of the cluster, the newest first. */
  events: z.array(
    z.object({
      at: z.string(),
      object: z.string(),
      reason: z.string(),
      message: z.string(),
      count: z.number().int(),
    }),
  ),
  /** The last lines that pods wrote; only for those who may read logs. */
  logs: z
    .array(
      z.object({
        pod: z.string(),
        container: z.string(),
        lines: z.array(z.string()),
      }),
    )
    .optional(),
});

/** See {@link evidenceSchema}. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** An operation with its steps, and what the caller may do with it. */
export const operationDetailSchema = operationSchema.extend({
  stepList: z.array(operationStepSchema),
  canContinue: z.boolean(),
  canUndo: z.boolean(),
  /** Stop at the next safe point and leave what stands. */
  canCancel: z.boolean(),
  /** Take the fields of `conflicts` from their managers and go on. */
  canTakeOver: z.boolean(),
  /** Where an undo leads, in the order of the targets; null: back to nothing. */
  undoTo: z.array(
    z.object({ environment: z.string(), release: z.number().int().nullable() }),
  ),
  /** Somebody has decided so, and it comes to it at the next safe point. */
  requested: z.enum(['undo', 'cancel']).optional(),
  conflicts: z.array(fieldConflictSchema),
  evidence: z.array(evidenceSchema),
  decisions: z.array(decisionSchema),
  /** What of the plan is another since people were asked before; for those who may see the inside. */
  difference: z.array(planDifferenceSchema).optional(),
  /** The gate at which the caller may decide now. */
  decidable: z
    .object({
      seq: z.number().int(),
      type: z.enum(['approve', 'confirm']),
      /** For themselves. */
      self: z.boolean(),
      /** For people who are away. */
      onBehalfOf: z.array(z.string()),
    })
    .optional(),
  /** It ran as an emergency, and the caller may review it. */
  canReview: z.boolean(),
});

/** See {@link operationDetailSchema}. */
export type OperationDetail = z.infer<typeof operationDetailSchema>;

/** A page of operations, newest first. */
export const operationPageSchema = z.object({
  items: z.array(operationSchema),
  nextCursor: z.string().optional(),
});

/** See {@link operationPageSchema}. */
export type OperationPage = z.infer<typeof operationPageSchema>;
