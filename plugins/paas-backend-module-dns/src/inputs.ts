import {
  hostNameSchema,
  recordSchema,
} from '@mooring/backstage-plugin-dns-common';
import { z } from 'zod';

/** Input of a `dns.claim` step: from then on the instance holds exactly these names. */
export const claimInputSchema = z.strictObject({
  names: z.array(hostNameSchema).max(100),
});

/** See {@link claimInputSchema}. */
export type ClaimInput = z.infer<typeof claimInputSchema>;

/** Input of a `dns.move` step: from then on these instances hold and publish exactly this, all at once. */
export const moveInputSchema = z.strictObject({
  owners: z
    .array(
      z.strictObject({
        instanceId: z.uuid(),
        /** `default/shop/web/dev` */
        instance: z.string(),
        names: z.array(hostNameSchema).max(100),
        records: z.array(recordSchema).max(100),
      }),
    )
    .min(2)
    .max(100),
});

/** See {@link moveInputSchema}. */
export type MoveInput = z.infer<typeof moveInputSchema>;

/** Input of a `dns.settle` step. */
export const settleInputSchema = z.strictObject({
  /** The longest that a resolver may keep what was published before. */
  seconds: z.number().int().min(1).max(86_400),
});

/** See {@link settleInputSchema}. */
export type SettleInput = z.infer<typeof settleInputSchema>;

/** Input of a `dns.publish` step: from then on the instance's records are exactly these. */
export const publishInputSchema = z.strictObject({
  records: z.array(recordSchema).max(100),
});

/** See {@link publishInputSchema}. */
export type PublishInput = z.infer<typeof publishInputSchema>;
