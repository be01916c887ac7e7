import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { groupRefSchema, textSchema } from './text';

/** A time in which nothing of an environment is changed. */
export const freezeSchema = z
  .strictObject({
    environments: z.array(dnsLabelSchema).min(1).max(50),
    /** ISO 8601. */
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
    reason: textSchema(500).min(1, 'Say why'),
    /** Whose members may change something all the same, with a reason. */
    overrideGroup: groupRefSchema,
  })
  .refine(({ from, until }) => Date.parse(from) < Date.parse(until), {
    error: 'Must be after from',
    path: ['until'],
  });

/** See {@link freezeSchema}. */
export type Freeze = z.infer<typeof freezeSchema>;
