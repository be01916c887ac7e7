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

/** Input of a `dns.publish` step: from then on the instance's records are exactly these. */
export const publishInputSchema = z.strictObject({
  records: z.array(recordSchema).max(100),
});

/** See {@link publishInputSchema}. */
export type PublishInput = z.infer<typeof publishInputSchema>;
