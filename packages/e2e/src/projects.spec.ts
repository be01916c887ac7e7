import { expect, test, type Locator, type Page } from '@playwright/test';
import { createNginx, expectOperation } from './support/journeys';
import { choose, matrixOf, openProject } from './support/projectPage';
import { kubectl, sql } from './support/sandbox';
import { signIn } from './support/signIn';

const unique = Date.now().toString(36);
/** The second needs the first. */
const store = `store${unique}`;
const site = `site${unique}`;
const note = `Tested by hand ${unique}`;
let page: Page;
let good: number;

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await signIn(page, 'dev-b');
  for (const service of [store, site]) {
    await createNginx(page, {
      project: 'ledger',
      environments: ['Development'],
      service,
      replicas: 2,
    });
  }
});

test.afterAll(async () => {
  await page.close();
});

function drawer(): Locator {
  return page.getByRole('dialog');
}

function plan(): Locator {
  return drawer().getByRole('region', { name: 'What will happen' });
}

/** The tags that the cluster runs. */
async function running(): Promise<string[]> {
  return Promise.all(
    [store, site].map(async service => {
      const image = await kubectl(
        'dev',
        ...['get', 'deployment', service, '-n', 'ledger-dev', '-o'],
        'jsonpath={.spec.template.spec.containers[0].image}',
      );
      return image.replace(/^.*:([^:@]+)@sha256:\w+$/, '$1');
    }),
  );
}

/** When pods of the newest template were first made for a service. */
async function madeAt(service: string): Promise<string> {
  const text = await kubectl(
    'dev',
    ...['get', 'pods', '-n', 'ledger-dev', '-o'],
    'jsonpath={range .items[*]}{.metadata.creationTimestamp}{"\\n"}{end}',
    ...['-l', `mooring.dev/service=${service}`],
  );
  return text.split('\n').sort()[0]!;
}

async function deployBoth(tag: string): Promise<void> {
  await openProject(page, 'ledger');
  await choose(page, [store, site], 'Development');
  await page.getByRole('button', { name: 'Deploy…', exact: true }).click();
  for (const service of [store, site]) {
    await drawer()
      .getByRole('group', { name: `${service} · Development` })
      .getByRole('combobox')
      .fill(tag);
  }
  await drawer().getByRole('button', { name: 'Deploy 2 services' }).click();
}

test('what a service needs first is said on the page of the project', async () => {
  await openProject(page, 'ledger');
  await page.getByRole('button', { name: 'Dependencies…' }).click();
  await drawer()
    .getByRole('group', { name: `${site} needs first` })
    .locator('label', { hasText: store })
    .click();
  await expect(
    drawer().getByRole('list', { name: 'In this order' }),
  ).toContainText(new RegExp(`${site}waits for ${store}`));
  await drawer().getByRole('button', { name: 'Save' }).click();
  await expect(drawer()).toBeHidden();
  await expect(
    matrixOf(page).getByRole('row', { name: new RegExp(`^${site}`) }),
  ).toContainText(`after ${store}`);
});

test('two services are deployed as one operation, in their order', async () => {
  await deployBoth('1.28.0');
  await expectOperation(page, 'Succeeded');
  await expect(
    page.getByRole('heading', { name: /^Deploy 2 services of ledger/ }),
  ).toBeVisible();
  const groups = page
    .getByRole('list', { name: 'In this order' })
    .getByRole('region');
  await expect(groups.getByRole('heading')).toHaveText([
    `${store} · Development`,
    `${site} · Development`,
  ]);
  expect(await running()).toEqual(['1.28.0', '1.28.0']);
});

test('what is live is marked as good, with a note', async () => {
  await openProject(page, 'ledger');
  await page.getByRole('button', { name: 'Mark as good…' }).click();
  await drawer().getByRole('textbox', { name: /^Note/ }).fill(note);
  await drawer().getByRole('button', { name: 'Mark as good' }).click();
  await expect(page.getByText(/is marked as good/)).toBeVisible();
  const [row] = await sql<{ number: number; good: boolean; author: string }>(
    'paas',
    'SELECT number, good, author FROM project_releases WHERE note = $1',
    [note],
  );
  expect(row).toMatchObject({ good: true, author: 'user:default/dev-b' });
  good = row!.number;
});

test('the whole project goes back to it in one step, shown by service before', async () => {
  await deployBoth('1.29.0');
  await expectOperation(page, 'Succeeded');
  expect(await running()).toEqual(['1.29.0', '1.29.0']);

  await openProject(page, 'ledger');
  await page.getByRole('button', { name: 'Roll back project…' }).click();
  const option = drawer().locator('label', { hasText: note });
  await expect(option).toContainText('Good');
  await expect(option).toContainText(`${site} 1.28.0`);
  await option.click();
  await expect(
    plan().getByRole('heading', { name: / · Development$/ }),
  ).toHaveText([`${store} · Development`, `${site} · Development`]);
  await expect(plan().getByText('1.29.0', { exact: true })).toHaveCount(2);
  await expect(
    plan().getByRole('list', { name: 'In this order' }),
  ).toContainText(
    new RegExp(`${site} · Developmentwaits for ${store} · Development`),
  );
  expect(await running()).toEqual(['1.29.0', '1.29.0']);
  await drawer()
    .getByRole('button', { name: `Roll back to project release ${good}` })
    .click();
  await expectOperation(page, 'Succeeded');
  expect(await running()).toEqual(['1.28.0', '1.28.0']);
  expect((await madeAt(store)) <= (await madeAt(site))).toBe(true);

  await openProject(page, 'ledger');
  await page.getByRole('button', { name: 'Roll back project…' }).click();
  const now = drawer().locator('label', { hasText: note });
  await expect(now.getByRole('radio')).toBeVisible();
});
