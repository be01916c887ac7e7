import { TestDatabases } from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  accessReviewSchema,
  paasInstanceDeployPermission,
  type AccessReviewItem,
} from '@mooring/backstage-plugin-paas-common';
import {
  accessReviewExtensionPoint,
  createInstanceConditionalDecision,
  instanceConditions,
} from '@mooring/backstage-plugin-paas-node';
import {
  startTestPortal,
  STRANGER,
  userWith,
  type TestPortal,
} from '../__testUtils__/testPortal';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const auditor = userWith('paas.audit.read');
const OWNERS = 'group:default/owners';
const OPERATORS = 'group:default/operators';

/** Everybody may restart, owners may deploy in dev, operators everything. */
const policy = createBackendModule({
  pluginId: 'paas',
  moduleId: 'test-policy',
  register(env) {
    env.registerInit({
      deps: { review: accessReviewExtensionPoint },
      async init({ review }) {
        review.setSource({
          groups: () => [OPERATORS],
          decide(permission, group) {
            if (
              group === OPERATORS ||
              permission.name === 'paas.instance.restart'
            ) {
              return { result: AuthorizeResult.ALLOW };
            }
            return permission.name === 'paas.instance.deploy' && group
              ? createInstanceConditionalDecision(
                  paasInstanceDeployPermission,
                  {
                    allOf: [
                      instanceConditions.isOwner({ claims: [group] }),
                      instanceConditions.inEnvironment({
                        environments: ['dev'],
                      }),
                    ],
                  },
                )
              : { result: AuthorizeResult.DENY };
          },
        });
      },
    });
  },
});

const group = (name: string, users: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name, namespace: 'default' },
  spec: { type: 'team', children: [] },
  relations: users.map(user => ({
    ...{ type: 'hasMember', targetRef: `user:default/${user}` },
  })),
});

function of(item: AccessReviewItem, permission: string) {
  return item.allowed.find(
    allowed => allowed.permission === `paas.instance.${permission}`,
  );
}

describe('access review', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await startTestPortal({
      databases,
      projects: ['shop', 'bank'],
      entities: [group('owners', ['bob', 'ada']), group('operators', [])],
      features: [policy],
    });
  });

  it('asks the policy for each group, and applies its conditions', async () => {
    const review = async (environment: string) => {
      const path = `/access-review?environment=${environment}`;
      const { status, body } = await portal.get(path, auditor);
      expect(status).toBe(200);
      return accessReviewSchema.strict().parse(body);
    };
    const dev = await review('dev');
    expect(dev.permissions).toContain('paas.instance.rollback');
    expect(dev.permissions).not.toContain('paas.instance.read');
    expect(dev.items.map(({ projectRef }) => projectRef)).toEqual([
      'system:default/bank',
      'system:default/shop',
    ]);
    const [bank] = dev.items;
    expect(of(bank!, 'deploy')).toMatchObject({
      ...{ everybody: false, groups: [OPERATORS, OWNERS] },
    });
    expect(of(bank!, 'rollback')).toMatchObject({
      ...{ everybody: false, groups: [OPERATORS] },
    });
    expect(of(bank!, 'restart')).toMatchObject({ everybody: true });
    expect(dev.members).toEqual([
      { group: OPERATORS, users: [] },
      { group: OWNERS, users: ['user:default/ada', 'user:default/bob'] },
    ]);
    const prod = await review('prod');
    expect(of(prod.items[0]!, 'deploy')!.groups).toEqual([OPERATORS]);
  });

  it('is a file for access reviews', async () => {
    const { text, headers } = await portal
      .get('/access-review/export?environment=dev', auditor)
      .buffer();
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="mooring-access-dev-\d{4}-\d\d-\d\d\.csv"$/,
    );
    const lines = text.split('\n');
    expect(lines[0]).toBe(
      '\uFEFFenvironment,projectRef,ownerRef,permission,group,users',
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        `dev,system:default/bank,${OWNERS},paas.instance.deploy,${OWNERS},user:default/ada user:default/bob`,
        `dev,system:default/shop,${OWNERS},paas.instance.restart,everybody,`,
      ]),
    );
  });

  it('is for those who may read the audit trail', async () => {
    for (const path of ['/access-review', '/access-review/export']) {
      const query = '?environment=dev';
      expect((await portal.get(`${path}${query}`, STRANGER)).status).toBe(403);
      expect((await portal.get(path, auditor)).status).toBe(400);
      for (const [environment, status] of [
        ['nowhere', 404],
        ['DEV', 400],
        ['..%2fdev', 400],
        ['dev&x=1', 400],
      ]) {
        const answer = await portal.get(
          `${path}?environment=${environment}`,
          auditor,
        );
        expect([environment, answer.status]).toEqual([environment, status]);
      }
    }
  });
});

describe('access review under another policy', () => {
  it('says that the policy does not tell', async () => {
    const portal = await startTestPortal({ databases, projects: ['shop'] });
    const { body } = await portal.get(
      '/access-review?environment=prod',
      auditor,
    );
    expect(accessReviewSchema.strict().parse(body)).toMatchObject({
      ...{ items: [], members: [] },
      reason: expect.stringContaining('accessReviewExtensionPoint'),
    });
  });
});
