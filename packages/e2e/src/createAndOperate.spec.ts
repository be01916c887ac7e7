import { expect, test, type Page } from '@playwright/test';
import { dig, kubectl, sql, type Cluster } from './support/sandbox';
import {
  chooseAction,
  createNginx,
  expectOperation,
  openRuntime,
  openService,
} from './support/journeys';
import { signIn } from './support/signIn';

const service = `web${Date.now().toString(36)}`;
const zones: Record<Cluster, string> = {
  dev: 'dev.mooring.test',
  prod: 'prod.mooring.test',
};
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await signIn(page, 'dev-a');
});

test.afterAll(async () => {
  await page.close();
});

test('dev-a creates an Nginx in dev and prod and finds it running under its names', async () => {
  await createNginx(page, {
    project: 'shop',
    environments: ['Development', 'Production'],
    service,
    replicas: 2,
  });
  await page.getByRole('link', { name: 'Open the service' }).click();
  await expect(page).toHaveURL(new RegExp(`shop-${service}`));
  await openRuntime(page);
  await expect(page.getByText('2 of 2 pods ready')).toHaveCount(2);

  for (const cluster of ['dev', 'prod'] as const) {
    expect(
      await kubectl(
        cluster,
        ...['get', 'deployment', service, '-n', `shop-${cluster}`],
        ...['-o', 'jsonpath={.status.readyReplicas}'],
      ),
    ).toBe('2');
    expect(
      await kubectl(
        cluster,
        ...['get', 'service,ingress,poddisruptionbudget', '-o', 'name'],
        ...['-n', `shop-${cluster}`, '-l', `mooring.dev/service=${service}`],
      ),
    ).toBe(
      [
        `service/${service}`,
        `ingress.networking.k8s.io/${service}`,
        `poddisruptionbudget.policy/${service}`,
      ].join('\n'),
    );
    const name = `${service}.shop.${zones[cluster]}`;
    expect(await dig(name)).toMatch(/^10\.9[01]\.0\.10$/);
    await expect(page.getByRole('link', { name })).toBeVisible();
  }
  const operations = await sql<{ state: string; initiator: string }>(
    'paas',
    `SELECT state, initiator FROM operations JOIN services ON services.id = service_id WHERE name = $1`,
    [service],
  );
  expect(operations).toEqual([
    { state: 'succeeded', initiator: 'user:default/dev-a' },
  ]);
});

test('scaling shows its plan first and the new pods within seconds', async () => {
  const card = page.getByRole('article', { name: / Development$/ });
  await card.getByRole('button', { name: /^Scale/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('textbox', { name: 'Replicas' }).fill('4');
  await expect(
    drawer.getByRole('region', { name: 'What will happen' }),
  ).toContainText(/replicas.*2.*4/);
  await drawer.getByRole('button', { name: /^Scale/ }).click();
  await expectOperation(page, 'Succeeded');
  await openService(page, 'shop', service);
  await expect(card.getByText('4 of 4 pods ready')).toBeVisible();
  expect(
    await kubectl(
      'dev',
      ...['get', 'deployment', service, '-n', 'shop-dev'],
      ...['-o', 'jsonpath={.status.readyReplicas}'],
    ),
  ).toBe('4');
});

test('dev-b sees that it is there and cannot change it', async ({
  browser,
}) => {
  const other = await browser.newPage();
  await signIn(other, 'dev-b');
  await openService(other, 'shop', service);
  const card = other.getByRole('article', { name: / Development$/ });
  await expect(card.getByText('Running')).toBeVisible();
  await expect(card.getByText('4 of 4 pods ready')).toBeVisible();
  await expect(card.getByText(/nginx/)).toHaveCount(0);
  await expect(card.getByRole('button', { name: /^Scale/ })).toBeDisabled();
  await card.getByRole('button', { name: /^More for/ }).click();
  await expect(other.getByRole('menuitem', { name: /^Delete/ })).toBeDisabled();
  await other.close();
});

test('deleting it leaves nothing in the clusters nor in DNS', async () => {
  for (const [environment, cluster] of [
    ['Development', 'dev'],
    ['Production', 'prod'],
  ] as const) {
    await openService(page, 'shop', service);
    const card = page.getByRole('article', {
      name: new RegExp(` ${environment}$`),
    });
    await chooseAction(page, card, 'Delete');
    const drawer = page.getByRole('dialog');
    if (cluster === 'prod') {
      await drawer.getByLabel(/to confirm$/).fill(service);
    }
    await drawer.getByRole('button', { name: /^Delete/ }).click();
    await expectOperation(page, 'Succeeded');
    expect(
      await kubectl(
        cluster,
        ...['get', 'deployment,service,ingress,configmap,pdb,pods'],
        ...['-n', `shop-${cluster}`, '-l', `mooring.dev/service=${service}`],
        ...['-o', 'name'],
      ),
    ).toBe('');
    expect(await dig(`${service}.shop.${zones[cluster]}`)).toBe('');
  }
  expect(
    await sql(
      'paas',
      'SELECT name FROM services WHERE name = $1 AND deleted_at IS NULL',
      [service],
    ),
  ).toEqual([]);
  expect(await sql('paas', 'SELECT * FROM instance_locks')).toEqual([]);
  await expect
    .poll(() =>
      sql(
        'catalog',
        'SELECT entity_ref FROM refresh_state WHERE entity_ref = $1',
        [`component:default/shop-${service}`],
      ),
    )
    .toEqual([]);
});
