import { z } from 'zod';
import { changeKindSchema } from './changeKind';
import { holderSchema, operationStateSchema } from './operation';

/** How a message is written: for programs, or for the robot of a chat. */
export const webhookFormatSchema = z.enum([
  'json',
  'slack',
  'dingtalk',
  'feishu',
  'wecom',
]);

/** See {@link webhookFormatSchema}. */
export type WebhookFormat = z.infer<typeof webhookFormatSchema>;

/** Formats that use a secret; those of `slack` and `wecom` know none. */
export const FORMATS_WITH_SECRET: readonly WebhookFormat[] = [
  'json',
  'dingtalk',
  'feishu',
];

/** Why an attempt failed, in a word; what a target answered is never kept. */
export const deliveryFailureSchema = z.enum([
  /** Its host is not in the portal's list any more. */
  'host',
  /** Its name stands for an address that the portal does not connect to. */
  'address',
  'unresolved',
  'unreachable',
  'tls',
  'timeout',
  /** It answered with a redirect, which is not followed. */
  'redirect',
  /** The status says no. */
  'status',
  /** The status says yes, and the robot's own code says no. */
  'refused',
  /** The robot's answer cannot be read, or is too long. */
  'answer',
  /** The keys that it was sealed with are not configured any more. */
  'sealed',
  /** The target was switched off before it could be sent. */
  'disabled',
]);

/** See {@link deliveryFailureSchema}. */
export type DeliveryFailure = z.infer<typeof deliveryFailureSchema>;

/** A message to a target. */
export const webhookDeliverySchema = z.object({
  id: z.string(),
  state: z.enum(['pending', 'delivered', 'given-up']),
  /** Absent: a test. */
  change: z
    .object({
      seq: z.number().int(),
      operationId: z.string(),
      state: operationStateSchema,
    })
    .optional(),
  attempts: z.number().int(),
  /** HTTP status of the last answer. */
  status: z.number().int().optional(),
  failure: deliveryFailureSchema.optional(),
  createdAt: z.string(),
  attemptedAt: z.string().optional(),
  /** While it is pending: when it is tried next. */
  nextAt: z.string().optional(),
});

/** See {@link webhookDeliverySchema}. */
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** A page of messages, the newest first. */
export const webhookDeliveryPageSchema = z.object({
  items: z.array(webhookDeliverySchema),
  nextCursor: z.string().optional(),
});

/** See {@link webhookDeliveryPageSchema}. */
export type WebhookDeliveryPage = z.infer<typeof webhookDeliveryPageSchema>;

/** A target as operators see it: neither its whole address nor its secret. */
export const webhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Its host, and as much of the path as says nothing. */
  shownUrl: z.string(),
  format: webhookFormatSchema,
  language: z.enum(['en', 'zh']),
  hasSecret: z.boolean(),
  projects: z.array(z.string()),
  environments: z.array(z.string()),
  states: z.array(operationStateSchema),
  enabled: z.boolean(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** The message that was tried last. */
  last: webhookDeliverySchema.optional(),
  /** How many wait to be sent. */
  pending: z.number().int(),
});

/** See {@link webhookSchema}. */
export type Webhook = z.infer<typeof webhookSchema>;

/** `GET /webhooks`. */
export const webhookListSchema = z.object({
  items: z.array(webhookSchema),
  /** Hosts that targets may have, as configured. */
  allow: z.array(z.string()),
  /** Why no target can be added, if none can. */
  refusal: z.string().optional(),
});

/** See {@link webhookListSchema}. */
export type WebhookList = z.infer<typeof webhookListSchema>;

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Must not be empty')
    .max(max, `At most ${max} characters`)
    // eslint-disable-next-line no-control-regex -- those are what is refused
    .refine(value => !/[\u0000-\u001f\u007f]/.test(value), {
      message: 'No control characters',
    });
const filter = <T extends z.ZodType>(item: T, max: number) =>
  z.array(item).max(max, `At most ${max}`).default([]);

const fields = {
  name: text(100),
  format: webhookFormatSchema,
  language: z.enum(['en', 'zh']).default('en'),
  /** Refs of projects; empty: all. */
  projects: filter(text(300), 200),
  /** Names of environments; empty: all. */
  environments: filter(text(63), 50),
  /** States that are told of; empty: all. */
  states: filter(operationStateSchema, operationStateSchema.options.length),
  enabled: z.boolean().default(true),
};
const url = text(2000);
/** Less could be guessed. */
const secret = text(200).min(16, 'At least 16 characters');

function checkSecret(
  { format, secret: given }: { format: WebhookFormat; secret?: string },
  context: z.RefinementCtx,
) {
  if (given !== undefined && !FORMATS_WITH_SECRET.includes(format)) {
    context.addIssue({
      code: 'custom',
      path: ['secret'],
      message: `Messages of format ${format} are not signed; leave it out`,
    });
  }
}

/** `POST /webhooks`. */
export const webhookCreateSchema = z
  .strictObject({ ...fields, url, secret: secret.optional() })
  .superRefine(checkSecret);

/** See {@link webhookCreateSchema}. */
export type WebhookCreate = z.infer<typeof webhookCreateSchema>;

/** `PUT /webhooks/:id`. Address and secret stay what they are when left out; another address drops the secret. */
export const webhookChangeSchema = z
  .strictObject({ ...fields, url: url.optional(), secret: secret.optional() })
  .superRefine(checkSecret);

/** See {@link webhookChangeSchema}. */
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

/** What a target of format `json` is sent. New fields may join; others would be a new version. */
export const webhookPayloadSchema = z.object({
  version: z.literal(1),
  /** The same when a message is sent again. */
  delivery: z.string(),
  event: z.enum(['operation.changed', 'test']),
  /** Grows from one change to the next, of all operations. Absent in a test. */
  change: z.number().int().optional(),
  /** When it changed; ISO 8601. */
  at: z.string(),
  operation: z
    .object({
      id: z.string(),
      kind: changeKindSchema,
      state: operationStateSchema,
      /** Absent: it has just been accepted. */
      stateBefore: operationStateSchema.optional(),
      /** Entity ref of the System. */
      project: z.string(),
      services: z.array(z.string()),
      environments: z.array(z.string()),
      /** Entity ref of the person. */
      initiator: z.string(),
      /** Who or what it waits for since then. */
      holder: holderSchema.omit({ reason: true }).optional(),
      /** Its page in the portal. */
      link: z.string(),
    })
    .optional(),
});

/** See {@link webhookPayloadSchema}. */
export type WebhookPayload = z.infer<typeof webhookPayloadSchema>;
