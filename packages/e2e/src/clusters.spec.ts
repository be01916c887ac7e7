import { expect, test, type Page } from '@playwright/test';
import { kubectl } from './support/sandbox';
import { signIn } from './support/signIn';

interface Nodes {
  items: {
    metadata: { name: string };
    status: { nodeInfo: { kubeletVersion: string } };
  }[];
}

let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await signIn(page, 'operator');
});

test.afterAll(async () => {
  await page.close();
});

test('the operator sees every cluster with its version, and its nodes as they are', async () => {
  await page.getByRole('link', { name: 'Clusters' }).click();
  for (const cluster of ['dev', 'prod'] as const) {
    const { serverVersion } = JSON.parse(
      await kubectl(cluster, 'version', '-o', 'json'),
    );
    const card = page.getByRole('article', { name: cluster, exact: true });
    await expect(card).toContainText(serverVersion.gitVersion);
    await expect(card).toContainText('Up to date');
  }

  await page
    .getByRole('article', { name: 'dev', exact: true })
    .getByRole('link', { name: 'dev' })
    .click();
  const { items }: Nodes = JSON.parse(
    await kubectl('dev', 'get', 'nodes', '-o', 'json'),
  );
  const table = page.getByRole('table', { name: 'Nodes' });
  await expect(table.getByRole('rowheader')).toHaveCount(items.length);
  for (const { metadata, status } of items) {
    const row = table.getByRole('row', { name: metadata.name });
    await expect(row).toContainText(status.nodeInfo.kubeletVersion);
    await expect(row).toContainText('Ready');
  }
});

test('a node that is cordoned by kubectl says so by itself, and lists its pods', async () => {
  const nodes = (
    await kubectl(
      'dev',
      'get',
      'nodes',
      '-o',
      'jsonpath={.items[*].metadata.name}',
    )
  ).split(' ');
  const node = nodes[0]!;
  await page.goto('/clusters/dev');
  const row = page
    .getByRole('table', { name: 'Nodes' })
    .getByRole('row', { name: node });
  await expect(row).toContainText('Ready');
  await kubectl('dev', 'cordon', node);
  try {
    await expect(row).toContainText('Takes no new pods', { timeout: 5_000 });
  } finally {
    await kubectl('dev', 'uncordon', node);
  }
  await expect(row).not.toContainText('Takes no new pods', { timeout: 5_000 });

  await row.getByRole('link', { name: node }).click();
  await expect(page).toHaveURL(`/clusters/dev/nodes/${node}`);
  await expect(
    page.getByRole('heading', { name: node, exact: true }),
  ).toBeVisible();
  const podsOnNode = async () =>
    (
      await kubectl(
        'dev',
        ...['get', 'pods', '--all-namespaces'],
        ...['--field-selector', `spec.nodeName=${node}`],
        ...['-o', 'jsonpath={.items[*].metadata.name}'],
      )
    )
      .split(' ')
      .filter(Boolean)
      .sort();
  await expect
    .poll(async () => {
      const pods = await page.getByRole('rowheader').allInnerTexts();
      return JSON.stringify(pods.sort()) === JSON.stringify(await podsOnNode());
    })
    .toBe(true);
});

test('dev-a is told that clusters are for others, and finds no way to them', async ({
  browser,
}) => {
  const other = await browser.newPage();
  await signIn(other, 'dev-a');
  await expect(other.getByRole('link', { name: 'Services' })).toBeVisible();
  await expect(other.getByRole('link', { name: 'Clusters' })).toHaveCount(0);
  for (const path of ['/clusters', '/clusters/dev', '/clusters/dev/nodes/x']) {
    await other.goto(path);
    await expect(other.getByText('You may not see clusters.')).toBeVisible();
    await expect(other.getByRole('article')).toHaveCount(0);
  }
  await other.close();
});
