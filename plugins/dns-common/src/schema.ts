import { z } from 'zod';

/** A host name without a trailing dot, at most 253 characters, labels as in RFC 1123. */
export const hostNameSchema = z
  .string()
  .max(253, 'At most 253 characters')
  .regex(
    /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'Not a host name in lower case',
  );

/** A record set: all values of one name and type. */
export const recordSchema = z.strictObject({
  name: hostNameSchema,
  type: z.enum(['A', 'AAAA', 'CNAME']),
  /** In seconds. */
  ttl: z.number().int().min(1).max(86400),
  values: z.array(z.string().min(1)).min(1).max(50),
});

/** See {@link recordSchema}. */
export type DnsRecord = z.infer<typeof recordSchema>;

/** `PUT /owners/:owner/claims`: from now on the owner holds exactly these names. */
export const claimsSchema = z.strictObject({
  /** Shown to whoever asks who holds a name: `default/shop/web/dev`. */
  label: z.string().min(1).max(300),
  names: z.array(hostNameSchema).max(100),
});

/** See {@link claimsSchema}. */
export type Claims = z.infer<typeof claimsSchema>;

/**
 * `PUT /claims`: from now on each owner holds exactly these names, all or nothing.
 * Names may change hands among them.
 */
export const claimsOfManySchema = z.strictObject({
  owners: z
    .array(claimsSchema.extend({ owner: z.uuid() }))
    .min(1)
    .max(100),
});

/** See {@link claimsOfManySchema}. */
export type ClaimsOfMany = z.infer<typeof claimsOfManySchema>;

/** `GET /owners/:owner/claims`: the names that an owner holds now. */
export const claimedNamesSchema = z.object({ names: z.array(z.string()) });

/** `POST /publish` and `POST /preview`: each owner's records are to be exactly these. */
export const publishSchema = z.strictObject({
  owners: z
    .array(
      z.strictObject({
        owner: z.uuid(),
        records: z.array(recordSchema).max(100),
      }),
    )
    .min(1)
    .max(100),
});

/** See {@link publishSchema}. */
export type Publish = z.infer<typeof publishSchema>;

/** A record set as it stands on a server, where others may have written it. */
export const standingRecordSchema = z.object({
  name: z.string(),
  type: z.string(),
  ttl: z.number(),
  values: z.array(z.string()),
});

/** One record set that publishing adds, changes (both) or removes. */
export const recordChangeSchema = z.object({
  zone: z.string(),
  name: z.string(),
  type: z.string(),
  before: standingRecordSchema.optional(),
  after: standingRecordSchema.optional(),
});

/** See {@link recordChangeSchema}. */
export type RecordChange = z.infer<typeof recordChangeSchema>;

export const recordChangesSchema = z.object({
  changes: z.array(recordChangeSchema),
});

/** Whether a name could be claimed. `foreign` stands on the server and is not Mooring's. */
export const availabilitySchema = z.object({
  name: z.string(),
  state: z.enum(['free', 'own', 'claimed', 'foreign', 'unknown']),
  /** The holder's label, or why it is not known. */
  detail: z.string().optional(),
  /** The server that could not be asked, where the state is unknown. */
  server: z.string().optional(),
});

/** See {@link availabilitySchema}. */
export type Availability = z.infer<typeof availabilitySchema>;

export const availabilityListSchema = z.object({
  items: z.array(availabilitySchema),
});

/** `POST /availability` */
export const availabilityQuerySchema = z.strictObject({
  names: z.array(hostNameSchema).min(1).max(100),
  /** Names that this owner holds answer `own`. */
  owner: z.uuid().optional(),
});

/** See {@link availabilityQuerySchema}. */
export type AvailabilityQuery = z.infer<typeof availabilityQuerySchema>;

/** `GET /names?name=…&name=…` */
export const namesQuerySchema = z.strictObject({
  name: z.array(hostNameSchema).min(1, 'Give at least one name').max(100),
});

/** What is known of a name: claimed, then published, then seen to resolve. */
export const nameStatusSchema = z.object({
  name: z.string(),
  claimedBy: z.string().optional(),
  published: z.boolean(),
  /** Asked at the authoritative server. */
  resolves: z.enum(['yes', 'no', 'unknown']),
  values: z.array(z.string()),
  /** Why not, or why it is not known. */
  reason: z.string().optional(),
  /** The reason as a code, for pages in other languages. */
  reasonCode: z
    .enum([
      'no-answer',
      'no-record',
      'other-values',
      'not-published',
      'no-zone',
    ])
    .optional(),
  /** The DNS server's name in configuration; absent where no server holds its zone. */
  server: z.string().optional(),
  /** ISO 8601. */
  checkedAt: z.string(),
});

/** See {@link nameStatusSchema}. */
export type NameStatus = z.infer<typeof nameStatusSchema>;

export const nameStatusListSchema = z.object({
  items: z.array(nameStatusSchema),
});
