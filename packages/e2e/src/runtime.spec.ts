import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { createInShopAs, openRuntime, openService } from './support/journeys';
import { kubectl, sandbox, sql } from './support/sandbox';
import { signIn } from './support/signIn';

const unique = Date.now().toString(36);
const service = `run${unique}`;
const namespace = `stock-${unique}`;
const secret = `not-to-be-seen-${unique}`;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await createInShopAs(page, 'dev-a', service);
});

test.afterAll(async () => {
  await page.close();
  await kubectl('dev', 'delete', 'namespace', namespace, '--ignore-not-found');
});

/** Names of the service's pods that are to stay, as the cluster has them. */
async function podsOfCluster(): Promise<string[]> {
  const pods = await kubectl(
    'dev',
    ...['get', 'pods', '-n', 'shop-dev', '-o', 'json'],
    ...['-l', `mooring.dev/service=${service}`],
  );
  return JSON.parse(pods)
    .items.filter(
      (pod: { metadata: { deletionTimestamp?: string } }) =>
        !pod.metadata.deletionTimestamp,
    )
    .map((pod: { metadata: { name: string } }) => pod.metadata.name)
    .sort();
}

/** Names of the pods that the page shows. */
async function podsOfPage(where: Locator): Promise<string[]> {
  return (await where.getByRole('rowheader').allTextContents()).sort();
}

function section(name: string): Locator {
  return page.getByRole('tab', { name, exact: true });
}

test('the tab shows the pods of the cluster, and one that is deleted there is replaced', async () => {
  await openService(page, 'shop', service);
  const card = page.getByRole('article', { name: / Development$/ });
  await expect(card).toContainText('Running');
  await expect(card).toContainText('2 of 2 pods ready');
  await expect(card).toContainText('release 1');
  await expect(card).toContainText(`${service}.shop-dev.svc:80`);
  const table = page.getByRole('table', { name: 'Pods in Development' });
  const before = await podsOfCluster();
  await expect.poll(() => podsOfPage(table)).toEqual(before);

  const [victim, survivor] = before as [string, string];
  await page.getByRole('button', { name: `What to do with ${victim}` }).click();
  await page.getByRole('menuitem', { name: 'Delete pod' }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete pod/ });
  await expect(dialog).toContainText('1 other ready pod serves meanwhile.');
  expect(await podsOfCluster()).toEqual(before);
  await dialog.getByRole('button', { name: 'Delete pod' }).click();
  await expect(dialog).toBeHidden();

  await expect
    .poll(async () => {
      const now = await podsOfCluster();
      return {
        count: now.length,
        hasVictim: now.includes(victim),
        hasSurvivor: now.includes(survivor),
      };
    })
    .toEqual({ count: 2, hasVictim: false, hasSurvivor: true });
  const after = await podsOfCluster();
  // Rows keep their places while the pointer rests on them.
  await page.mouse.move(0, 0);
  await expect.poll(() => podsOfPage(table)).toEqual(after);
  await expect(card).toContainText('2 of 2 pods ready');
  expect(
    await sql(
      'paas',
      `SELECT actor FROM audit_events
       WHERE action = 'instance.pod.delete' AND detail->>'pod' = $1`,
      [victim],
    ),
  ).toEqual([{ actor: 'user:default/dev-a' }]);
});

test('a pod that its node throws out is told of under Healing, with what took its place', async () => {
  const [victim] = (await podsOfCluster()) as [string];
  await kubectl(
    'dev',
    ...['patch', 'pod', victim, '-n', 'shop-dev', '--subresource=status'],
    ...['--type=merge', '-p'],
    JSON.stringify({ status: { phase: 'Failed', reason: 'Evicted' } }),
  );
  await section('Healing').click();
  const row = page.getByRole('row', { name: new RegExp(`^${victim}`) });
  await expect(row).toContainText('evicted from its node');
  await expect(row).toContainText(/after .* sec/);
  const pods = await podsOfCluster();
  const names = pods.filter(name => name !== victim).join('|');
  await expect(row).toContainText(new RegExp(names));
});

test('logs are followed, searched and downloaded as the cluster has them', async () => {
  const [pod] = (await podsOfCluster()) as [string];
  await page.goto(
    `/catalog/default/component/shop-${service}/runtime?show=logs&pod=${pod}`,
  );
  const log = page.getByRole('log');
  await expect(log).toBeVisible();
  await expect(page.getByText('Following')).toBeVisible();

  // What the pod says next comes by itself, and the view stays at the end.
  const said = async () =>
    (await kubectl('dev', 'logs', pod, '-n', 'shop-dev', '--tail=1')).trim();
  const now = await said();
  await expect(log.getByText(now, { exact: true }).last()).toBeVisible();
  await expect.poll(said).not.toBe(now);
  const next = await said();
  await expect(log.getByText(next, { exact: true }).last()).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('PROBE/1.0');
  await expect(page.getByText(/^– of \d+$/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^\d+ of \d+$/)).toBeVisible();
  await expect(log.locator('mark[data-current]').first()).toHaveText(
    'probe/1.0',
  );
  await expect(page).toHaveURL(/find=PROBE/);
  await page.getByRole('button', { name: /new line|To the end/ }).click();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as text' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^${service}-dev-${pod}-.*\\.log$`),
  );
  const file = readFileSync(await download.path(), 'utf8');
  for (const line of [now, next]) {
    expect(file).toContain(`${pod} ${line}\n`);
  }
});

test('a log that is followed goes on by itself after the portal was away, without a gap or a repetition', async () => {
  const [pod] = (await podsOfCluster()) as [string];
  const said = async (...args: string[]) =>
    (
      await kubectl(
        'dev',
        ...['logs', pod, '-n', 'shop-dev', '--timestamps', ...args],
      )
    ).split('\n');
  const log = page.getByRole('log');
  await expect(page.getByText('Following')).toBeVisible();
  const [first] = (await said('--tail=1')) as [string];

  await sandbox('portal', 'down');
  await expect(page.getByText(/^The connection broke/)).toBeVisible();
  await expect(page.getByText(/the portal does not answer$/)).toBeVisible();
  const [missed] = (await said('--tail=1')) as [string];
  await sandbox('portal', 'up');
  await expect(page.getByText('Following')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/the portal does not answer$/)).toBeHidden();
  await expect.poll(async () => (await said('--tail=1'))[0]).not.toBe(missed);
  const [last] = (await said('--tail=1')) as [string];
  await expect(
    log.getByText(last.slice(last.indexOf(' ') + 1), { exact: true }).last(),
  ).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as text' }).click(),
  ]);
  const shown = readFileSync(await download.path(), 'utf8')
    .split('\n')
    .map(line => line.replace(` ${pod} `, ' '));
  const between = (lines: string[]) =>
    lines.slice(lines.indexOf(first), lines.indexOf(last) + 1);
  expect(between(shown)).toEqual(between(await said()));
  expect(between(shown)).toContain(missed);
});

test('events of the cluster, rollouts and operations stand in one line of time', async () => {
  await section('Events').click();
  const list = page.getByRole('list', { name: 'What happened, newest first' });
  const [pod] = (await podsOfCluster()) as [string];
  const scheduled = await kubectl(
    'dev',
    ...[
      'get',
      'events',
      '-n',
      'shop-dev',
      '-o',
      'jsonpath={.items[*].message}',
    ],
    '--field-selector',
    `involvedObject.name=${pod},reason=Scheduled`,
  );
  await expect(
    list.getByRole('listitem').filter({ hasText: scheduled }),
  ).toBeVisible();
  await expect(list).toContainText(`Rollout of ${service}, revision 1`);
  const [operation] = await sql<{ id: string }>(
    'paas',
    'SELECT operations.id FROM operations JOIN services ON services.id = service_id WHERE name = $1',
    [service],
  );
  await expect(
    list.getByRole('link', { name: 'Created by Mooring' }),
  ).toHaveAttribute('href', new RegExp(`/operations/${operation!.id}$`));
  await page.getByText('Only warnings').click();
  await expect(page).toHaveURL(/warnings=1/);
  await expect(
    list.getByRole('listitem').filter({ hasText: scheduled }),
  ).toHaveCount(0);
});

test('what others installed is found by its label; its secrets are not shown, nor can it be changed', async () => {
  await page.goto('/catalog/default/component/stock/runtime');
  await expect(
    page.getByText('backstage.io/kubernetes-id=stock'),
  ).toBeVisible();

  const file = test.info().outputPath('stock.json');
  writeFileSync(file, JSON.stringify(stockObjects()));
  await kubectl('dev', 'create', 'namespace', namespace);
  await kubectl('dev', 'apply', '-f', file);
  const card = page.getByRole('article', { name: new RegExp(namespace) });
  await expect(card).toContainText('2 of 2 pods ready');
  await expect(card).toContainText('stock:4.2');
  const scale = card.getByRole('button', { name: /^Scale/ });
  await expect(scale).toBeDisabled();
  await expect(scale).toHaveAccessibleDescription(/^Not run by Mooring/);

  await section('YAML').click();
  const code = page.getByLabel('Deployment/stock', { exact: true });
  await expect(code).toContainText('name: DB_PASSWORD');
  await expect(page.getByText('1 value is blackened.')).toBeVisible();
  expect(
    await kubectl(
      'dev',
      ...['get', 'deployment', 'stock', '-n', namespace, '-o', 'yaml'],
    ),
  ).toContain(secret);
  expect(await page.content()).not.toContain(secret);
});

test('dev-b sees how a service of team-a is doing, and is told what the rest takes', async ({
  browser,
}) => {
  const other = await browser.newPage();
  await signIn(other, 'dev-b');
  await other.goto(`/catalog/default/component/shop-${service}`);
  await openRuntime(other);
  const card = other.getByRole('article', { name: / Development$/ });
  await expect(card).toContainText('Running');
  await expect(card).toContainText('2 of 2 pods ready');
  await expect(card).not.toContainText('nginx');
  await expect(other.getByRole('tabpanel')).toContainText(
    'It takes the right paas.instance.read.',
  );
  await other.getByRole('tab', { name: 'Logs' }).click();
  await expect(other.getByRole('tabpanel')).toContainText(
    'It takes the right paas.instance.logs.read.',
  );
  await expect(other.getByRole('log')).toHaveCount(0);
  await other.close();
});

/** A Deployment as its team might apply it, with a password where none belongs. */
function stockObjects(): object {
  const labels = { 'backstage.io/kubernetes-id': 'stock' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'stock', namespace, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'stock',
              image: 'registry.mooring.test/stock:4.2',
              env: [{ name: 'DB_PASSWORD', value: secret }],
            },
          ],
        },
      },
    },
  };
}
