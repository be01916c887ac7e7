import { expect, test, type Locator, type Page } from '@playwright/test';
import { createInShopAs } from './support/journeys';
import { kubectl } from './support/sandbox';
import { manyServices } from './support/manyServices';
import { signIn } from './support/signIn';

const service = `list${Date.now().toString(36)}`;
const name = `${service}.shop.dev.mooring.test`;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await createInShopAs(page, 'dev-a', service);
});

test.afterAll(async () => {
  await page.close();
});

function rowOf(where: Page): Locator {
  return where.getByRole('row', { name: new RegExp(`^${service}\\b`) });
}

function inDevelopment(where: Page): Locator {
  return where.getByRole('link', {
    name: new RegExp(`^${service} in Development:`),
  });
}

test('dev-a finds own services first, and one by a link with a filter', async () => {
  await page.goto('/services');
  await expect(rowOf(page)).toContainText('Yours');
  const isOwn = await page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .evaluateAll(rows => rows.map(row => row.textContent?.includes('Yours')));
  expect(isOwn).toEqual([...isOwn].sort((a, b) => Number(b) - Number(a)));

  await page.getByText('Only mine').click();
  await expect(page).toHaveURL('/services?owned=me');

  await page.goto(`/services?q=${service}&environment=dev`);
  await expect(
    page.getByRole('searchbox', { name: 'Search services' }),
  ).toHaveValue(service);
  await expect(page.getByRole('rowheader')).toHaveCount(1);
  await expect(inDevelopment(page)).toContainText('2/2');
  const image = await kubectl(
    'dev',
    ...['get', 'deployment', service, '-n', 'shop-dev'],
    ...['-o', 'jsonpath={.spec.template.spec.containers[0].image}'],
  );
  // The digest behind it says the same to a machine.
  const [tagged = ''] = image.split('@');
  const tag = tagged.slice(tagged.lastIndexOf(':') + 1);
  await expect(rowOf(page)).toContainText(tag);
  await expect(rowOf(page)).toContainText(name);

  await inDevelopment(page).click();
  await expect(page).toHaveURL(
    new RegExp(`/shop-${service}/runtime\\?environment=dev`),
  );
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('what somebody changes by kubectl shows by itself', async () => {
  await expect(inDevelopment(page)).toContainText('2/2');
  await kubectl(
    'dev',
    ...['scale', 'deployment', service, '-n', 'shop-dev', '--replicas', '3'],
  );
  await expect(inDevelopment(page)).toContainText(/[23]\/3/, {
    timeout: 3_000,
  });
  await kubectl(
    'dev',
    ...['rollout', 'status', 'deployment', service, '-n', 'shop-dev'],
  );
  await expect(inDevelopment(page)).toContainText('3/3', { timeout: 3_000 });
});

test('dev-b sees how it is doing, and nothing of its inside', async ({
  browser,
}) => {
  const other = await browser.newPage();
  await signIn(other, 'dev-b');
  await other.goto(`/services?q=${service}`);
  await expect(inDevelopment(other)).toContainText('3/3');
  await expect(rowOf(other)).toContainText('team-a');
  await expect(rowOf(other)).not.toContainText('Yours');
  await expect(rowOf(other)).not.toContainText(name);
  await expect(rowOf(other)).not.toContainText(/alpine|sha256/);
  await expect(other.getByRole('button', { name: `Copy ${name}` })).toHaveCount(
    0,
  );
  await other.goto('/services?owned=me');
  await expect(rowOf(other)).toHaveCount(0);
  await other.close();
});

test('five thousand services scroll without gaps and are sorted at once', async ({
  browser,
}) => {
  const many = await browser.newPage();
  await signIn(many, 'dev-a');
  // More than a sandbox could run; everything but this answer is real.
  await many.route('**/api/paas/services/overview*', route =>
    route.fulfill({ json: manyServices(5_000, route.request().url()) }),
  );
  await many.goto('/services?sort=name');
  const table = many.getByRole('table', { name: 'Services' });
  await expect(table).toHaveAttribute('aria-rowcount', '5001');
  await expect(many.getByRole('rowheader').first()).toContainText('many-0');

  const gaps = await table.evaluate(async element => {
    const scroller = element.parentElement!;
    const { left, top, height } = scroller.getBoundingClientRect();
    let missing = 0;
    for (let frame = 0; frame < 120; frame += 1) {
      scroller.scrollTop += 400;
      await new Promise(requestAnimationFrame);
      const seen = document.elementFromPoint(left + 40, top + height / 2);
      missing += seen?.closest('[data-row]') ? 0 : 1;
    }
    return missing;
  });
  expect(gaps).toBe(0);

  await many.getByRole('button', { name: 'Service', exact: true }).click();
  await expect(
    many.getByRole('columnheader', { name: 'Service' }),
  ).toHaveAttribute('aria-sort', 'descending');
  await table.evaluate(element => element.parentElement!.scrollTo(0, 0));
  await expect(many.getByRole('rowheader').first()).toContainText('many-4999');
  await many.close();
});
