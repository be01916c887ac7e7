import { z } from 'zod';
import { textSchema } from './text';

/** Somebody hands decisions to somebody else while away. */
export const delegationSchema = z.object({
  id: z.string(),
  /** User entity refs. */
  fromUser: z.string(),
  toUser: z.string(),
  /** ISO 8601. */
  from: z.string(),
  until: z.string(),
  reason: z.string(),
  createdAt: z.string(),
});

/** See {@link delegationSchema}. */
export type Delegation = z.infer<typeof delegationSchema>;

/** Answer of `GET /delegations`: those that are not over, of and to the caller; operators see all. */
export const delegationListSchema = z.object({
  items: z.array(delegationSchema),
});

/** Body of `POST /delegations`: from whom is whoever sends it. */
export const delegateSchema = z
  .strictObject({
    toUser: z
      .string()
      .max(200, 'At most 200 characters')
      .regex(
        /^user:[a-z0-9][-a-z0-9._]*\/[a-z0-9][-a-z0-9._]*$/,
        'Expected user:<namespace>/<name> in lower case',
      ),
    /** ISO 8601. */
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    reason: textSchema(500).min(1, 'Say why'),
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    error: 'Must be after from',
    path: ['until'],
  });

/** See {@link delegateSchema}. */
export type Delegate = z.infer<typeof delegateSchema>;
