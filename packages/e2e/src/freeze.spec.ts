import { expect, test, type Locator, type Page } from '@playwright/test';
import { asPerson } from './support/asPerson';
import { createNginx, expectOperation, openService } from './support/journeys';
import { People } from './support/People';
import { kubectl, sql } from './support/sandbox';

const service = `frz${Date.now().toString(36)}`;
let people: People;
let freeze: { id: string; version: number };

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  people = new People(browser);
  await createNginx(await people.as('dev-a'), {
    project: 'payments',
    environments: ['Production'],
    service,
    replicas: 1,
  });
  freeze = await asPerson(await people.as('operator'), {
    method: 'POST',
    path: '/freezes',
    body: {
      body: {
        environments: ['prod'],
        from: new Date(Date.now() - 60_000).toISOString(),
        until: new Date(Date.now() + 3_600_000).toISOString(),
        reason: 'Closing of the year',
        overrideGroup: 'group:default/change-managers',
      },
    },
  });
});

test.afterAll(async () => {
  // Others change production, too.
  await asPerson(await people.as('operator'), {
    method: 'DELETE',
    path: `/freezes/${freeze.id}?version=${freeze.version}`,
  });
  await people.close();
});

/** How many replicas the cluster is asked for. */
async function replicas(): Promise<string> {
  return kubectl(
    'prod',
    ...['get', 'deployment', service, '-n', 'payments-prod', '-o'],
    'jsonpath={.spec.replicas}',
  );
}

async function openScaling(page: Page): Promise<Locator> {
  await openService(page, 'payments', service);
  await page
    .getByRole('article', { name: / Production$/ })
    .getByRole('button', { name: /^Scale/ })
    .click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Replicas' }).fill('2');
  return drawer;
}

test('a developer is told until when it is frozen and who may override that', async () => {
  const drawer = await openScaling(await people.as('dev-a'));
  await expect(drawer).toContainText('Closing of the year');
  await expect(drawer).toContainText(/prod is frozen until \d{4}-/);
  await expect(drawer).toContainText('change-managers');
  await expect(
    drawer.getByRole('button', { name: 'Scale to 2 replicas' }),
  ).toBeDisabled();
  await expect(
    drawer.getByRole('button', { name: 'Override freeze…' }),
  ).toBeDisabled();
  expect(await replicas()).toBe('1');
});

test('a change manager overrides it with a reason, and it runs', async () => {
  const page = await people.as('cm-1');
  const drawer = await openScaling(page);
  await drawer.getByRole('button', { name: 'Override freeze…' }).click();
  const confirm = drawer.getByRole('button', { name: 'Scale to 2 replicas' });
  await expect(confirm).toBeDisabled();
  await drawer
    .getByRole('region', { name: 'Override the freeze' })
    .getByRole('textbox')
    .fill('Queues grow');
  await confirm.click();
  await expectOperation(page, 'Succeeded');
  expect(await replicas()).toBe('2');
  const [row] = await sql<{ freeze_override: { reason: string } }>(
    'paas',
    'SELECT freeze_override FROM operations WHERE id = $1',
    [page.url().split('/').at(-1)],
  );
  expect(row?.freeze_override.reason).toBe('Queues grow');
});
