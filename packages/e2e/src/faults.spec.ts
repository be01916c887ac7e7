import { expect, test, type Page } from '@playwright/test';
import { createNginx, openService, startNginx } from './support/journeys';
import {
  dig,
  kubectl,
  sandbox,
  signalCluster,
  signalServer,
  sql,
} from './support/sandbox';
import { signIn } from './support/signIn';

const unique = Date.now().toString(36);
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext();
  page = await context.newPage();
  await signIn(page, 'dev-b');
});

test.afterAll(async () => {
  await page.context().close();
});

interface OperationRow {
  id: string;
  state: string;
  epoch: number;
  holder: { name: string; reason: string } | null;
}

/** The operation that creates a service, once there is one. */
async function operationOf(service: string): Promise<OperationRow> {
  let found: OperationRow | undefined;
  await expect
    .poll(async () => {
      [found] = await sql<OperationRow>(
        'paas',
        'SELECT operations.* FROM operations JOIN services ON services.id = service_id WHERE name = $1',
        [service],
      );
      return found?.id;
    })
    .toBeTruthy();
  return found!;
}

/** What must be true of a creation after whatever happened meanwhile. */
async function expectWhole(service: string): Promise<void> {
  await expect
    .poll(async () => (await operationOf(service)).state, { timeout: 90_000 })
    .toBe('succeeded');
  expect(
    await kubectl(
      'dev',
      ...['get', 'deployment,service', '-n', 'ledger-dev', '-o', 'name'],
      ...['-l', `mooring.dev/service=${service}`],
    ),
  ).toBe(`deployment.apps/${service}\nservice/${service}`);
  expect(await dig(`${service}.ledger.dev.mooring.test`)).toBe('10.90.0.10');
  await expect
    .poll(() =>
      sql(
        'catalog',
        'SELECT entity_ref FROM final_entities WHERE entity_ref = $1',
        [`component:default/ledger-${service}`],
      ),
    )
    .toHaveLength(1);
  const [operations] = await sql<{ count: string }>(
    'paas',
    'SELECT count(*) FROM operations JOIN services ON services.id = service_id WHERE name = $1',
    [service],
  );
  expect(operations?.count).toBe('1');
}

/** The operation is held by that system, unless it was quick enough to end before. */
async function expectHeldBy(service: string, holder: string): Promise<void> {
  await expect
    .poll(
      async () => {
        const operation = await operationOf(service);
        return operation.state === 'succeeded'
          ? holder
          : operation.holder?.name;
      },
      { timeout: 40_000 },
    )
    .toBe(holder);
}

function form(service: string) {
  return {
    project: 'ledger',
    environments: ['Development'],
    service,
    replicas: 2,
  };
}

test('the portal killed in the middle of a creation goes on after its start', async () => {
  const service = `kill${unique}`;
  await startNginx(page, form(service));
  await operationOf(service);
  signalServer('portal', 'SIGKILL');
  await sandbox('portal', 'up');
  await expectWhole(service);

  // The task that followed the operation is taken up again too.
  await expect
    .poll(
      async () => {
        const [task] = await sql<{ status: string }>(
          'scaffolder',
          `SELECT status FROM tasks WHERE spec LIKE '%' || $1 || '%'`,
          [service],
        );
        return task?.status;
      },
      { timeout: 90_000 },
    )
    .toBe('completed');
});

test('a frozen DNS server makes names unknown and holds a creation until it is back', async () => {
  const shown = `seen${unique}`;
  await createNginx(page, form(shown));
  await openService(page, 'ledger', shown);
  const card = page.getByRole('article').first();
  await expect(card.getByText('Resolves', { exact: true })).toBeVisible();

  const service = `dns${unique}`;
  signalServer('dns', 'SIGSTOP');
  try {
    await expect(card.getByText(/unknown/i).first()).toBeVisible({
      timeout: 10_000,
    });
  } finally {
    signalServer('dns', 'SIGCONT');
  }
  await expect(card.getByText('Resolves', { exact: true })).toBeVisible();

  await startNginx(page, form(service));
  await operationOf(service);
  signalServer('dns', 'SIGSTOP');
  try {
    await expectHeldBy(service, 'DNS server local');
  } finally {
    signalServer('dns', 'SIGCONT');
  }
  await expectWhole(service);
});

test('a frozen API server shows unknown and holds a creation until it is back', async () => {
  const shown = `shown${unique}`;
  await createNginx(page, form(shown));
  await openService(page, 'ledger', shown);
  const card = page.getByRole('article').first();
  await expect(card.getByText('Running', { exact: true })).toBeVisible();

  const service = `api${unique}`;
  const other = await page.context().newPage();
  await startNginx(other, form(service));
  await operationOf(service);
  signalCluster('dev', 'kube-apiserver', 'SIGSTOP');
  try {
    await expect(card.getByText('Unknown', { exact: true })).toBeVisible();
    await expectHeldBy(service, 'Cluster dev');
  } finally {
    signalCluster('dev', 'kube-apiserver', 'SIGCONT');
  }
  // Controllers that lost their lease meanwhile have ended, as they do everywhere.
  await sandbox('up');
  await expectWhole(service);
  await expect(card.getByText('Running', { exact: true })).toBeVisible();
  await other.close();
});

test('PostgreSQL killed in the middle of a creation loses nothing', async () => {
  const service = `sql${unique}`;
  await startNginx(page, form(service));
  await operationOf(service);
  signalServer('postgres', 'SIGKILL');
  await sandbox('up');
  await expectWhole(service);
  await openService(page, 'ledger', service);
  await expect(page.getByText('2 of 2 pods ready')).toBeVisible();
  await expectNothingHeld();
});

async function expectNothingHeld(): Promise<void> {
  expect(
    await sql('paas', 'SELECT id FROM operations WHERE ended_at IS NULL'),
  ).toEqual([]);
}
