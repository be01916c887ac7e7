import { expect, test, type Locator, type Page } from '@playwright/test';
import { createNginx, expectOperation } from './support/journeys';
import { choose, matrixOf, openProject } from './support/projectPage';
import { dig, kubectl } from './support/sandbox';
import { signIn } from './support/signIn';

const service = `blue${Date.now().toString(36)}`;
const name = `${service}.ledger.dev.mooring.test`;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  page = await browser.newPage();
  await signIn(page, 'dev-b');
  await createNginx(page, {
    project: 'ledger',
    environments: ['Development', 'Production'],
    service,
    replicas: 2,
  });
});

test.afterAll(async () => {
  await page.close();
});

function drawer(): Locator {
  return page.getByRole('dialog');
}

async function hosts(cluster: 'dev' | 'prod'): Promise<string> {
  return kubectl(
    cluster,
    ...['get', 'ingress', service, '-n', `ledger-${cluster}`],
    ...['--ignore-not-found', '-o', 'jsonpath={.spec.rules[*].host}'],
  );
}

test('a name is led from one environment to the other, with both ends looked at before', async () => {
  expect(await dig(name)).toBe('10.90.0.10');
  await openProject(page, 'ledger');
  await choose(page, [service], 'Development');
  await page.getByRole('button', { name: 'Move names…' }).click();
  await expect(drawer().getByRole('checkbox', { name })).toBeChecked();
  const plan = drawer().getByRole('region', { name: 'What will happen' });
  await expect(
    plan.getByText(`${name} comes from default/ledger/${service}/dev`),
  ).toBeVisible();
  await expect(plan.getByText('2 of 2 pods are ready to answer')).toHaveCount(
    2,
  );
  await drawer().getByRole('button', { name: 'Move 1 name' }).click();

  await expect(page).toHaveURL(/\/operations\/[0-9a-f-]{36}/);
  await expect.poll(() => dig(name), { timeout: 120_000 }).toBe('10.91.0.10');
  // Resolvers may still remember where it led.
  expect(await hosts('dev')).toContain(name);
  expect(await hosts('prod')).toContain(name);
  await expectOperation(page, 'Succeeded');
  expect(await hosts('dev')).not.toContain(name);

  await openProject(page, 'ledger');
  const row = matrixOf(page).getByRole('row', {
    name: new RegExp(`^${service}`),
  });
  await expect(row.getByTitle(new RegExp(name))).toBeVisible();
});

test('it is taken back by moving it the other way', async () => {
  await openProject(page, 'ledger');
  await choose(page, [service], 'Production');
  await page.getByRole('button', { name: 'Move names…' }).click();
  const own = page.getByRole('checkbox', {
    name: `${service}.ledger.prod.mooring.test`,
  });
  await drawer().locator('label', { has: own }).click();
  await expect(own).not.toBeChecked();
  await expect(drawer().getByRole('checkbox', { name })).toBeChecked();
  await drawer().getByRole('button', { name: 'Move 1 name' }).click();
  await expect(page).toHaveURL(/\/operations\/[0-9a-f-]{36}/);
  await expect.poll(() => dig(name), { timeout: 120_000 }).toBe('10.90.0.10');
  await expectOperation(page, 'Succeeded');
  expect(await hosts('dev')).toContain(name);
  expect(await hosts('prod')).not.toContain(name);
});
