import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the tab of a project that shows its services by their environments. */
export async function openProject(page: Page, project: string): Promise<void> {
  await page.goto(`/catalog/default/system/${project}/project`);
  await expect(matrixOf(page)).toBeVisible();
}

/** The services of the project on a page. */
export function matrixOf(page: Page): Locator {
  return page.getByRole('table', { name: 'Services by environment' });
}

/** Ticks services in an environment, and nothing else. */
export async function choose(
  page: Page,
  services: readonly string[],
  environment: string,
): Promise<void> {
  for (const service of services) {
    const box = page.getByRole('checkbox', {
      name: `Choose ${service} in ${environment}`,
    });
    await page.locator('label', { has: box }).click();
    await expect(box).toBeChecked();
  }
}
