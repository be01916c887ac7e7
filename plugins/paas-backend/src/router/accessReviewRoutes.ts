import {
  accessReviewQuerySchema,
  accessReviewSchema,
  paasAuditReadPermission,
  type AccessReview,
} from '@mooring/backstage-plugin-paas-common';
import { parseWith } from '@mooring/node';
import type { AccessReviews } from '../accessReview/types';
import type { Route } from './routes';
import { sendCsv } from './sendCsv';

const COLUMNS = [
  ...['environment', 'projectRef', 'ownerRef', 'permission', 'group', 'users'],
];

/** Who may do what, for those who may read the audit trail. */
export function accessReviewRoutes(reviews: AccessReviews): Route[] {
  const shared = {
    method: 'get' as const,
    allow: ['user' as const, 'service' as const],
    permissions: [paasAuditReadPermission],
    query: accessReviewQuerySchema,
  };
  const parse = (query: unknown) =>
    parseWith(accessReviewQuerySchema, query, 'query').environment;
  return [
    {
      ...shared,
      path: '/access-review',
      summary: 'Who may change what in an environment, by the policy of today',
      answer: { schema: accessReviewSchema },
      async handle({ request, response, credentials }) {
        const environment = parse(request.query);
        response.set('cache-control', 'no-store');
        response.json(await reviews.review(environment, credentials));
      },
    },
    {
      ...shared,
      path: '/access-review/export',
      summary: 'The same as a file, a line for each group',
      answer: { mediaType: 'text/csv' },
      async handle({ request, response, credentials }) {
        const environment = parse(request.query);
        const review = await reviews.review(environment, credentials);
        const day = review.at.slice(0, 10);
        await sendCsv(
          response,
          `mooring-access-${environment}-${day}.csv`,
          COLUMNS,
          linesOf(review),
        );
      },
    },
  ];
}

function* linesOf({ environment, items, members }: AccessReview) {
  const usersOf = new Map(members.map(({ group, users }) => [group, users]));
  for (const { projectRef, ownerRef, allowed } of items) {
    yield allowed.flatMap(({ permission, everybody, groups }) => {
      const line = { environment, projectRef, ownerRef, permission };
      return [
        ...(everybody ? [{ ...line, group: 'everybody', users: '' }] : []),
        ...groups.map(group => ({
          ...line,
          group,
          users: (usersOf.get(group) ?? []).join(' '),
        })),
      ];
    });
  }
}
