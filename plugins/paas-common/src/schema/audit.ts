import { z } from 'zod';

/** Where a row stands in the chain; its hash covers the one before it and the row. */
export const auditSealSchema = z.object({
  /** Without gaps, in the order in which rows were sealed. */
  number: z.number().int(),
  /** The hash before it; absent where the row before it is gone. */
  previous: z.string().optional(),
  /** SHA-256 in hexadecimal. */
  hash: z.string(),
});

/** See {@link auditSealSchema}. */
export type AuditSeal = z.infer<typeof auditSealSchema>;

/** A row of the audit trail. */
export const auditEventSchema = z.object({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Entity ref of the person, or `system:mooring`. */
  actor: z.string(),
  /** What acted for the actor. */
  via: z.string().optional(),
  /** Whoever asked for what the actor did. */
  onBehalfOf: z.string().optional(),
  /** `operation.accepted`, `instance.logs.read` … */
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  projectRef: z.string().optional(),
  /** `operation:<id>`, an instance's ref … */
  target: z.string(),
  /** Hash of what the target was, and of what it became. */
  beforeHash: z.string().optional(),
  afterHash: z.string().optional(),
  /** The address that the request came from. */
  origin: z.string().optional(),
  detail: z.record(z.string(), z.json()),
  /** Absent for the seconds until it is sealed. */
  seal: auditSealSchema.optional(),
});

/** See {@link auditEventSchema}. */
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** `GET /audit`, the newest first. */
export const auditPageSchema = z.object({
  items: z.array(auditEventSchema),
  nextCursor: z.string().optional(),
});

/** See {@link auditPageSchema}. */
export type AuditPage = z.infer<typeof auditPageSchema>;

const word = (max: number) =>
  z
    .string()
    .max(max)
    .refine(value => !value.includes('\u0000'), 'No NUL characters')
    .optional();

/** Which rows of the audit trail; all conditions hold. */
export const auditQuerySchema = z.strictObject({
  actor: word(200),
  /** An action, or the beginning of some: `operation.` */
  action: word(100),
  projectRef: word(200),
  /** Part of a target. */
  target: word(300),
  outcome: z.enum(['done', 'refused']).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});

/** See {@link auditQuerySchema}. */
export type AuditQuery = z.infer<typeof auditQuerySchema>;
