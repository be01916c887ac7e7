import { z } from 'zod';
import { gateSchema } from './procedure';
import { textSchema } from './text';

/** Input of the step types `human.approve` and `human.confirm`: a gate, and the procedure that asks for it. */
export const gateInputSchema = gateSchema
  .omit({ type: true })
  .extend({ procedure: z.string() });

/** See {@link gateInputSchema}. */
export type GateInput = z.infer<typeof gateInputSchema>;

/** What somebody decided at a gate. */
export const decisionSchema = z.object({
  /** The step that it was decided at. */
  seq: z.number().int(),
  /** User entity ref. */
  actor: z.string(),
  /** Who has handed the decision to the actor while away. */
  onBehalfOf: z.string().optional(),
  verdict: z.enum(['approved', 'rejected', 'confirmed']),
  note: z.string().optional(),
  /** Where proof lies. */
  evidenceUrl: z.string().optional(),
  /** What was decided about. */
  planHash: z.string(),
  /** False: the plan has changed since, and it does not count any more. */
  counts: z.boolean(),
  at: z.string(),
});

/** See {@link decisionSchema}. */
export type Decision = z.infer<typeof decisionSchema>;

/** Body of `POST /operations/:id/decisions`. */
export const decideSchema = z.strictObject({
  seq: z.number().int().min(0),
  verdict: z.enum(['approved', 'rejected', 'confirmed']),
  /** Of the plan that the person sees. */
  planHash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  /** Who has handed the decision over while away. */
  onBehalfOf: z.string().max(200).optional(),
  note: textSchema(2000).optional(),
  evidenceUrl: z
    .url({ protocol: /^https?$/, error: 'Give an http or https address' })
    .max(2000)
    .optional(),
});

/** See {@link decideSchema}. */
export type Decide = z.infer<typeof decideSchema>;

/** Body of `POST /operations/:id/override-freeze`. */
export const overrideFreezeSchema = z.strictObject({
  reason: textSchema(2000).min(1, 'Say why it cannot wait'),
});

/** Body of `POST /operations/:id/review`. */
export const reviewSchema = z.strictObject({
  note: textSchema(2000).optional(),
});
