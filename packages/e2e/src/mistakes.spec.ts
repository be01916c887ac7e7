import { expect, test } from '@playwright/test';
import { fillService } from './support/journeys';
import { sql } from './support/sandbox';
import { signIn } from './support/signIn';

test('mistakes show beside their field, and nothing is created', async ({
  page,
}) => {
  await signIn(page, 'dev-b');
  const before = await sql('paas', 'SELECT count(*) FROM services');

  await fillService(page, {
    project: 'ledger',
    environments: ['Development'],
    service: 'Not_A_Label',
  });
  await page.getByRole('button', { name: 'Next' }).click();
  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(
    page.getByText(/Use lower-case letters, digits and hyphens/).first(),
  ).toBeVisible();

  // While the step is looked at, the form has the last word over what is typed.
  await expect(page.getByRole('button', { name: 'Next' })).toBeEnabled();
  await name.fill('fine');
  await expect(name).toHaveValue('fine');
  await expect(page.getByText('fine.ledger.dev.mooring.test')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  for (const [replicas, complaint] of [
    ['0', /At least 1|at least 1|1 or more|>=1/],
    ['11', /At most 10/],
  ] as const) {
    await page.getByLabel('Replicas').fill(replicas);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText(complaint).first()).toBeVisible();
  }

  await page.goto('/create/templates/default/nginx');
  await page
    .getByRole('button', { name: /^(Choose a project|Project)/ })
    .click();
  await expect(
    page.getByRole('option', { name: /shop/i }).first(),
  ).toHaveAttribute('aria-disabled', 'true');
  expect(await sql('paas', 'SELECT count(*) FROM services')).toEqual(before);
});
