import { z } from 'zod';

/** A row of the audit trail. */
export const auditEventSchema = z.object({
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Entity ref of the person, or `system:mooring`. */
  actor: z.string(),
  /** What acted for the actor. */
  via: z.string().optional(),
  /** `operation.accepted`, `instance.logs.read` … */
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  projectRef: z.string().optional(),
  /** `operation:<id>`, an instance's ref … */
  target: z.string(),
  detail: z.record(z.string(), z.json()),
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
