import { z } from 'zod';

/** `GET /operations/:id/nudge`: whether somebody can be asked to look at an operation. */
export const nudgeStateSchema = z.object({
  /** Refs of the people or groups who would be told; empty: it waits for nobody. */
  recipients: z.array(z.string()),
  /** The last one. */
  last: z.object({ by: z.string(), at: z.string() }).optional(),
  /** When it is possible again; absent: now. */
  possibleAt: z.string().optional(),
});

/** See {@link nudgeStateSchema}. */
export type NudgeState = z.infer<typeof nudgeStateSchema>;
