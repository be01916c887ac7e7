import { z } from 'zod';

/** 64 hexadecimal digits. */
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'Give the 64 hexadecimal digits of the anchor');

/** `GET /audit/anchor`: the end of the chain, to be kept where nobody of the portal writes. */
export const auditAnchorSchema = z.object({
  /** 0: nothing has been sealed yet. */
  sealNumber: z.number().int(),
  hash,
  /** When it was sealed. ISO 8601. */
  at: z.string().optional(),
});

/** See {@link auditAnchorSchema}. */
export type AuditAnchor = z.infer<typeof auditAnchorSchema>;

/**
 * `changed`: the row is not what was sealed, or not where. `missing`: no row has
 * this number. `inserted`: the number is taken or beyond the end. `rewritten`: all
 * up to it fits together, but is another chain. `unexplained`: the rows before it
 * were removed by something else than Mooring.
 */
export const chainFaultSchema = z.object({
  sealNumber: z.number().int(),
  /** Of the row, if there is one. */
  id: z.string().optional(),
  why: z.enum(['changed', 'missing', 'inserted', 'rewritten', 'unexplained']),
});

/** See {@link chainFaultSchema}. */
export type ChainFault = z.infer<typeof chainFaultSchema>;

/**
 * `contained`: the chain still goes through it. `rewritten`: another hash stands
 * there. `cut`: the chain ends before it. `removed`: rows up to it were removed
 * because of their age.
 */
export const anchorStateSchema = z.enum([
  'contained',
  'rewritten',
  'cut',
  'removed',
]);

/** See {@link anchorStateSchema}. */
export type AnchorState = z.infer<typeof anchorStateSchema>;

/** `GET /audit/verify`: the chain recomputed. */
export const auditVerdictSchema = z.object({
  ok: z.boolean(),
  sealed: z.number().int(),
  /** Written a moment ago; they are sealed next. */
  unsealed: z.number().int(),
  /** When the last seal was put. ISO 8601. */
  sealedAt: z.string().optional(),
  /** The first row that is wrong; nothing is known of those behind it. */
  firstBad: chainFaultSchema.optional(),
  /** How the chain stands to the anchor that was given. */
  anchor: anchorStateSchema.optional(),
});

/** See {@link auditVerdictSchema}. */
export type AuditVerdict = z.infer<typeof auditVerdictSchema>;

/** Query of `GET /audit/verify`: without an anchor, or with all of one. */
export const auditVerifyQuerySchema = z
  .strictObject({
    sealNumber: z.coerce
      .number({ error: 'Give the number of the anchor' })
      .int('Give the number of the anchor')
      .min(0, 'Give the number of the anchor')
      .max(Number.MAX_SAFE_INTEGER, 'No chain is that long')
      .optional(),
    hash: hash.optional(),
  })
  .refine(
    query => (query.sealNumber === undefined) === (query.hash === undefined),
    {
      error: 'Give sealNumber and hash of the anchor, or neither',
      path: ['hash'],
    },
  );
