import { expect, test, type Page } from '@playwright/test';
import { createInShopAs, openService } from './support/journeys';

const service = `zh${Date.now().toString(36)}`;
let page: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ browser }) => {
  page = await browser.newPage();
  await createInShopAs(page, 'dev-a', service);
  await openService(page, 'shop', service);
  // As the settings page leaves it.
  await page.evaluate(() => localStorage.setItem('language', 'zh'));
  await page.reload();
});

test.afterAll(async () => {
  await page.close();
});

test('who reads Chinese is told in Chinese what is not possible, what a change will do and what its steps did', async () => {
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^发布/ })
    .click();
  const drawer = page.getByRole('dialog');
  const image = drawer.getByRole('combobox', { name: /^镜像/ });
  await image.fill('9.9.9');
  await expect(drawer.getByText(/中没有 9\.9\.9/)).toBeVisible();
  await image.fill('1.28.0');
  await expect(drawer.getByText(/镜像仓库中有 .*:1\.28\.0/)).toBeVisible();
  await expect(drawer.getByText(/1\.28\.0 支持 amd64/)).toBeVisible();
  await drawer.getByRole('button', { name: /^发布到/ }).click();

  await expect(page).toHaveURL(/\/operations\/[0-9a-f-]{36}/);
  await expect(page.getByText('已完成', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  for (const said of [
    /已更改 Deployment/,
    '所有副本已就绪',
    '发布版本 2 已生效',
  ]) {
    await expect(page.getByText(said).first()).toBeVisible();
  }
  for (const english of [/^Changed /, /^All replicas/, /is live$/]) {
    await expect(page.getByText(english)).toHaveCount(0);
  }
});
