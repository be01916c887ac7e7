import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  chooseAction,
  createInShopAs,
  expectOperation,
  openService,
} from './support/journeys';
import { dig, kubectl, sql } from './support/sandbox';
import { signIn } from './support/signIn';

const service = `chg${Date.now().toString(36)}`;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await createInShopAs(page, 'dev-a', service);
});

test.afterAll(async () => {
  await page.close();
});

function card(): Locator {
  return page.getByRole('article', { name: / Development$/ });
}

function drawer(): Locator {
  return page.getByRole('dialog');
}

/** What the cluster runs: tag, replicas. */
async function running(): Promise<string> {
  const text = await kubectl(
    'dev',
    ...['get', 'deployment', service, '-n', 'shop-dev', '-o'],
    'jsonpath={.spec.template.spec.containers[0].image} {.spec.replicas}',
  );
  return text.replace(/^.*:([^:@]+)@sha256:\w+/, '$1');
}

test('a deploy shows what will happen, and happens', async () => {
  await openService(page, 'shop', service);
  await card()
    .getByRole('button', { name: /^Deploy/ })
    .click();
  await expect(
    drawer().getByRole('button', { name: /^Deploy to/ }),
  ).toBeDisabled();
  await drawer()
    .getByRole('combobox', { name: /^Image/ })
    .fill('1.28.0');
  await drawer().getByRole('button', { name: 'Add a variable' }).click();
  await drawer().getByLabel('New variable', { exact: true }).fill('LOG_LEVEL');
  await drawer()
    .getByLabel(/^Value of/)
    .fill('debug');
  await drawer().getByRole('button', { name: 'Add a secret variable' }).click();
  await drawer()
    .getByLabel('New secret variable', { exact: true })
    .fill('TOKEN');
  await drawer()
    .getByLabel(/^New value of/)
    .fill('never-shown');
  const plan = drawer().getByRole('region', { name: 'What will happen' });
  await expect(plan).toContainText('1.27.3');
  await expect(plan).toContainText('1.28.0');
  await expect(plan).toContainText('LOG_LEVEL');
  await expect(plan).toContainText('exists for amd64');
  await expect(plan).not.toContainText('never-shown');
  expect(await running()).toBe('1.27.3 2');
  await drawer()
    .getByRole('button', { name: /^Deploy to/ })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(await running()).toBe('1.28.0 2');
  const stored = await sql<{ found: boolean }>(
    'paas',
    `SELECT bool_or(s.input::text LIKE '%never-shown%' OR coalesce(s.preview::text, '') LIKE '%never-shown%' OR r.content::text LIKE '%never-shown%') AS found
     FROM operation_steps s, releases r`,
  );
  expect(stored).toEqual([{ found: false }]);
});

test('a deploy that fails says why while the old version serves, and is rolled back while it is stuck', async () => {
  await openService(page, 'shop', service);
  await card()
    .getByRole('button', { name: /^Deploy/ })
    .click();
  await drawer()
    .getByRole('combobox', { name: /^Image/ })
    .fill('1.28.1-crash');
  await drawer()
    .getByRole('button', { name: /^Deploy to/ })
    .click();
  await expectOperation(page, 'Held');
  await expect(
    page.getByText('the last good release still serves'),
  ).toBeVisible();
  await expect(page.getByText(/CrashLoopBackOff/).first()).toBeVisible();
  await expect(page.getByText(/^Last lines of/)).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Undo: back to release 2' }),
  ).toBeEnabled();
  const held = page.url();

  await openService(page, 'shop', service);
  await card()
    .getByRole('button', { name: /^Roll back/ })
    .click();
  await drawer().locator('label', { hasText: 'Release 1' }).click();
  await expect(drawer()).toContainText('This stops an unfinished operation');
  await expect(
    drawer().getByRole('checkbox', { name: /^Version/ }),
  ).toBeChecked();
  await expect(
    drawer().getByRole('checkbox', { name: /^Capacity/ }),
  ).not.toBeChecked();
  await drawer()
    .getByRole('button', { name: 'Roll back to release 1' })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(await running()).toBe('1.27.3 2');
  await page.goto(held);
  await expectOperation(page, 'Cancelled');
});

test('what was rolled back is resumed', async () => {
  await openService(page, 'shop', service);
  await chooseAction(page, card(), /^Resume release/);
  await drawer()
    .getByRole('button', { name: /^Resume release/ })
    .click();
  // The release that was rolled back from is the one whose pods crash.
  await expectOperation(page, 'Held');
  await page.getByRole('button', { name: /^Undo: back to release/ }).click();
  await page.getByRole('button', { name: 'Undo it' }).click();
  await expectOperation(page, 'Undone');
  expect(await running()).toBe('1.27.3 2');
});

test('scaling goes by number, then by an autoscaler, and back to what there is', async () => {
  await openService(page, 'shop', service);
  await card()
    .getByRole('button', { name: /^Scale/ })
    .click();
  await drawer().getByRole('textbox', { name: 'Replicas' }).fill('3');
  await drawer().getByRole('button', { name: 'Scale to 3 replicas' }).click();
  await expectOperation(page, 'Succeeded');
  expect(await running()).toBe('1.27.3 3');

  await openService(page, 'shop', service);
  await card()
    .getByRole('button', { name: /^Scale/ })
    .click();
  await drawer().locator('label', { hasText: 'An autoscaler' }).click();
  await drawer().getByLabel('At least').fill('2');
  await drawer().getByLabel('At most').fill('6');
  await drawer()
    .getByRole('button', { name: /^Scale by load/ })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(
    await kubectl(
      'dev',
      ...['get', 'hpa', service, '-n', 'shop-dev', '-o'],
      'jsonpath={.spec.minReplicas} {.spec.maxReplicas}',
    ),
  ).toBe('2 6');
  expect(await running()).toBe('1.27.3 3');

  await openService(page, 'shop', service);
  await card()
    .getByRole('button', { name: /^Scale/ })
    .click();
  await drawer().locator('label', { hasText: 'A fixed number' }).click();
  await drawer()
    .getByRole('button', { name: 'Turn the autoscaler off' })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(await running()).toBe('1.27.3 3');
});

test('stopping withdraws the name before the pods go, starting brings both back', async () => {
  const name = `${service}.shop.dev.mooring.test`;
  await openService(page, 'shop', service);
  await chooseAction(page, card(), 'Stop');
  await drawer()
    .getByRole('button', { name: /^Stop in/ })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(await dig(name)).toBe('');
  await openService(page, 'shop', service);
  await expect(card().getByText('Stopped')).toBeVisible();
  await chooseAction(page, card(), 'Start');
  await drawer()
    .getByRole('button', { name: /^Start in/ })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(await dig(name)).toBe('10.90.0.10');
});

test('releases tell what was live when, and how two of them differ', async () => {
  await openService(page, 'shop', service);
  await page.getByRole('tab', { name: 'Releases' }).click();
  const table = page.getByRole('table', { name: /^Releases of Development/ });
  await expect(table.getByText('Live', { exact: true })).toBeVisible();
  await expect(table.getByText('Failed').first()).toBeVisible();
  const compare = (name: string) =>
    table
      .locator('label', {
        has: page.getByRole('checkbox', { name, exact: true }),
      })
      .click();
  await compare('Compare release 1');
  await compare('Compare release 2');
  await expect(page).toHaveURL(/1.*2/);
  await expect(page.getByText('Release 1 → 2')).toBeVisible();
  await expect(page.getByText('LOG_LEVEL').first()).toBeVisible();
});

test('the audit trail has who did what, for auditors', async ({ browser }) => {
  await page.goto('/audit');
  await expect(page.getByText('paas.audit.read')).toBeVisible();

  const auditor = await browser.newPage();
  await signIn(auditor, 'auditor');
  await auditor.getByRole('link', { name: 'Audit' }).click();
  const rows = auditor.getByRole('table', { name: /^Audit trail/ });
  await auditor.getByLabel('Action').fill('operation.accepted');
  await expect(rows.getByText('operation.accepted').first()).toBeVisible();
  await expect(rows.getByText('operation.succeeded')).toHaveCount(0);
  const [download] = await Promise.all([
    auditor.waitForEvent('download'),
    auditor.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await openService(auditor, 'shop', service);
  const seen = auditor.getByRole('article', { name: / Development$/ });
  await expect(seen.getByRole('button', { name: /^Deploy/ })).toBeDisabled();
  await auditor.close();
});
