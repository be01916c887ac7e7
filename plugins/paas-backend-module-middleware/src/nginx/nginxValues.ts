import { z } from 'zod';

/** What a person fills in for an Nginx service. */
export const nginxValuesSchema = z.strictObject({
  replicas: z
    .number({ error: 'Give a whole number of replicas' })
    .int('Give a whole number of replicas')
    .min(1, 'At least 1 replica')
    .max(1000, 'At most 1000 replicas'),
  size: z.enum(['S', 'M', 'L'], { error: 'Choose S, M or L' }),
});

/** See {@link nginxValuesSchema}. */
export type NginxValues = z.infer<typeof nginxValuesSchema>;
