import { expect, type Page } from '@playwright/test';

/** Signs in through the sign-in server, as a person does. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: account }).click();
  await expect(page.getByRole('link', { name: 'Operations' })).toBeVisible();
}
