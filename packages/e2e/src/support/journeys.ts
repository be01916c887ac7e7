import { expect, type Locator, type Page } from '@playwright/test';
import { signIn } from './signIn';

/** What is filled in on the pages of the Nginx template. */
export interface NginxForm {
  project: string;
  /** Titles of environments. */
  environments: string[];
  service: string;
  replicas: number;
}

/** Fills in the first page of the Nginx template, where mistakes show beside their field. */
export async function fillService(
  page: Page,
  form: Omit<NginxForm, 'replicas'>,
): Promise<void> {
  await page.goto('/create/templates/default/nginx');
  await page
    .getByRole('button', { name: /^(Choose a project|Project)/ })
    .click();
  await page
    .getByRole('option', { name: new RegExp(form.project, 'i') })
    .click();
  for (const environment of form.environments) {
    await page.locator('label', { hasText: environment }).click();
    await expect(
      page.getByRole('checkbox', { name: new RegExp(`^${environment}`) }),
    ).toBeChecked();
  }
  await page.getByRole('textbox', { name: 'Name' }).fill(form.service);
}

/** Goes through the Nginx template up to its last button, and presses it. */
export async function startNginx(page: Page, form: NginxForm): Promise<void> {
  await fillService(page, form);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('Replicas').fill(String(form.replicas));
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText(`Deployment`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

/** Creates a service by the Nginx template and waits until the task has ended well. */
export async function createNginx(page: Page, form: NginxForm): Promise<void> {
  await startNginx(page, form);
  await expect(
    page.getByRole('link', { name: 'Open the service' }),
  ).toBeVisible({ timeout: 60_000 });
}

/** Signs somebody in, who creates a service of project `shop` in Development, with two replicas. */
export async function createInShopAs(
  page: Page,
  account: string,
  service: string,
): Promise<void> {
  await signIn(page, account);
  await createNginx(page, {
    project: 'shop',
    environments: ['Development'],
    service,
    replicas: 2,
  });
}

/** Opens the tab of a service's page that shows its instances. */
export async function openRuntime(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Runtime' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
}

/** Goes to the instances of a service. */
export async function openService(
  page: Page,
  project: string,
  service: string,
): Promise<void> {
  await page.goto(`/catalog/default/component/${project}-${service}`);
  await openRuntime(page);
}

/** Waits on an operation's page until it is in a state. */
export async function expectOperation(
  page: Page,
  state: string,
): Promise<void> {
  await expect(page).toHaveURL(/\/operations\/[0-9a-f-]{36}/);
  await expect(page.getByText(state, { exact: true })).toBeVisible({
    timeout: 60_000,
  });
}

/** Chooses an action behind the menu of an instance's card. */
export async function chooseAction(
  page: Page,
  card: Locator,
  name: string | RegExp,
): Promise<void> {
  await card.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
