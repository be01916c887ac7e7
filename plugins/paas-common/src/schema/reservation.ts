import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';
import { textSchema } from './text';

/** Somebody holds an instance as it is, e.g. for a test run. */
export const reservationSchema = z.object({
  id: z.string(),
  /** `default/shop/web/dev` */
  instance: z.string(),
  instanceId: z.string(),
  serviceId: z.string(),
  environment: z.string(),
  /** User entity ref. */
  holder: z.string(),
  reason: z.string(),
  /** ISO 8601. */
  until: z.string(),
  createdAt: z.string(),
  /** Whether the caller may release it. */
  canRelease: z.boolean(),
});

/** See {@link reservationSchema}. */
export type Reservation = z.infer<typeof reservationSchema>;

/** Answer of `GET /reservations`: those in force, the next to end first. */
export const reservationListSchema = z.object({
  items: z.array(reservationSchema),
});

/** Body of `POST /reservations`. */
export const reserveSchema = z.strictObject({
  serviceId: z.uuid(),
  environment: dnsLabelSchema,
  /** ISO 8601; at most 30 days from now. */
  until: z.iso.datetime({ offset: true }),
  reason: textSchema(500).min(1, 'Say what for'),
});

/** See {@link reserveSchema}. */
export type Reserve = z.infer<typeof reserveSchema>;
