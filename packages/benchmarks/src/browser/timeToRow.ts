import type { Page } from '@playwright/test';

/**
 * Goes from an entity's first page to one of its tabs.
 *
 * @returns the time until a row that names a pod was there
 */
export async function timeToRow(
  page: Page,
  entityPath: string,
  tab: string,
  pods: string,
): Promise<number> {
  const selector = `a[href="${entityPath}/${tab}"]`;
  await page.goto(entityPath);
  await page.locator(selector).waitFor();
  // What the first page asks for is not to be part of it.
  await page.waitForLoadState('networkidle');
  return page.evaluate(
    async options => {
      const hasRow = () =>
        [...document.querySelectorAll('tbody tr')].some(row =>
          row.textContent?.includes(options.pods),
        );
      const begun = performance.now();
      document.querySelector<HTMLElement>(options.selector)?.click();
      while (!hasRow()) await new Promise(requestAnimationFrame);
      return performance.now() - begun;
    },
    { selector, pods },
  );
}
