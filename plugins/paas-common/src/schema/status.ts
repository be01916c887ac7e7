import { z } from 'zod';

/** The only words for how an instance is doing. */
export const statusWordSchema = z.enum([
  'Running',
  'Degraded',
  'Deploying',
  'Waiting',
  'Failed',
  'Stopped',
  'Unknown',
]);

/** See {@link statusWordSchema}. */
export type StatusWord = z.infer<typeof statusWordSchema>;
