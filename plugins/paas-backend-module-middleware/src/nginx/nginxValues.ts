import { z } from 'zod';

/** What a person fills in for an Nginx service besides size and replicas: nothing yet. */
export const nginxValuesSchema = z.strictObject({});

/** See {@link nginxValuesSchema}. */
export type NginxValues = z.infer<typeof nginxValuesSchema>;
