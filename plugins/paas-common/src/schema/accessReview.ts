import { dnsLabelSchema } from '@mooring/common';
import { z } from 'zod';

/** Who may change the services of a project in the environment. */
export const accessReviewItemSchema = z.object({
  projectRef: z.string(),
  title: z.string(),
  /** Absent: the catalog names none. */
  ownerRef: z.string().optional(),
  /** For each permission to change something; in the order of the review's. */
  allowed: z.array(
    z.object({
      permission: z.string(),
      /** Everybody who has signed in. */
      everybody: z.boolean(),
      /** Entity refs, also where everybody is. */
      groups: z.array(z.string()),
    }),
  ),
});

/** See {@link accessReviewItemSchema}. */
export type AccessReviewItem = z.infer<typeof accessReviewItemSchema>;

/** `GET /access-review`: who may do what, asked of the policy just now. */
export const accessReviewSchema = z.object({
  environment: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Why it cannot be told; then there are no items. */
  reason: z.string().optional(),
  permissions: z.array(z.string()),
  items: z.array(accessReviewItemSchema),
  /** Who is in the groups that appear. */
  members: z.array(z.object({ group: z.string(), users: z.array(z.string()) })),
});

/** See {@link accessReviewSchema}. */
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** Query of `GET /access-review`. */
export const accessReviewQuerySchema = z.strictObject({
  environment: dnsLabelSchema,
});
