import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Changes } from './__testUtils__/Changes';
import { kubectl } from './__testUtils__/sandbox';
import { startTestPortal, type TestPortal } from './__testUtils__/testPortal';

jest.setTimeout(240_000);

const project = `b${randomUUID().slice(0, 8)}`;
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
let portal: TestPortal;
let serviceId: string;

beforeAll(async () => {
  portal = await startTestPortal({ databases, projects: [project] });
  ({ serviceId } = await new Changes(portal).carryOut({
    kind: 'create',
    projectRef: `system:default/${project}`,
    service: 'web',
    blueprint: 'nginx',
    environments: ['dev'],
    values: { replicas: 2, size: 'S' },
  }));
});

afterAll(async () => {
  await kubectl(
    'dev',
    ...['delete', 'namespace', `${project}-dev`],
    ...['--ignore-not-found', '--wait=false'],
  );
});

it.each([
  ['deploy', { image: 'a b' }, 400, 'image'],
  ['deploy', { image: 'x:tag\n' }, 400, 'image'],
  ['deploy', { image: 'file:///x' }, 400, 'image'],
  ['deploy', { image: '9.9.9' }, 400, 'image: there is no 9.9.9'],
  ['deploy', { image: 'localhost:6443/x:1' }, 403, 'image'],
  ['deploy', { image: '169.254.169.254/x:1' }, 403, 'image'],
  ['deploy', { config: { LD_PRELOAD: '/x' } }, 400, 'config'],
  ['deploy', { config: { 'a b': '' } }, 400, 'config'],
  ['deploy', { config: { A: 'x'.repeat(70_000) } }, 400, 'config'],
  ['deploy', { size: 'XXL' }, 400, 'size'],
  [
    'deploy',
    {
      size: {
        requests: { cpu: '-1', memory: '1Gi' },
        limits: { memory: '1Gi' },
      },
    },
    400,
    'size.requests.cpu',
  ],
  [
    'deploy',
    {
      size: {
        requests: { cpu: '1', memory: '1m' },
        limits: { memory: '1Gi' },
      },
    },
    400,
    'size.requests.memory',
  ],
  [
    'deploy',
    {
      size: {
        requests: { cpu: '1', memory: '2Gi' },
        limits: { memory: '1Gi' },
      },
    },
    400,
    'size.limits.memory',
  ],
  ['deploy', { secrets: { remove: ['NONE'] } }, 400, 'secrets.remove[0]'],
  ['deploy', {}, 400, 'Name something to change'],
  ['scale', { replicas: 2 }, 400, 'has 2'],
  ['scale', { replicas: 11 }, 400, 'At most 10'],
  ['scale', { replicas: '3' }, 400, 'replicas'],
  [
    'autoscale',
    { autoscaler: { min: 5, max: 2, cpuPercent: 50 } },
    400,
    'autoscaler.min',
  ],
  [
    'autoscale',
    { autoscaler: { min: 1, max: 1e6, cpuPercent: 50 } },
    400,
    'autoscaler.max',
  ],
  ['autoscale', { autoscaler: null }, 400, 'has none'],
  ['names', { names: ['elsewhere.org'] }, 400, 'names[0]'],
  ['names', { names: ['-x.dev.mooring.test'] }, 400, 'names[0]'],
  ['names', { names: ['x..dev.mooring.test'] }, 400, 'names[0]'],
  ['rollback', { release: 99 }, 404, 'no release 99'],
  ['rollback', { release: 0 }, 400, 'release'],
  ['rollback', { release: 1, restore: ['everything'] }, 400, 'restore'],
  ['rollback', { release: 1, restore: [] }, 400, 'restore'],
  ['resume', {}, 409, 'was not rolled back'],
  ['start', {}, 409, 'running already'],
])('answers %s %j with what is wrong', async (kind, fields, status, words) => {
  const response = await portal.post('/plans', {
    kind,
    serviceId,
    environment: 'dev',
    ...fields,
  });
  expect([response.status, response.body.error?.message]).toEqual([
    status,
    expect.stringContaining(words),
  ]);
});
