import { chromium, type Browser, type Page } from '@playwright/test';
import { ensureChromium } from '@mooring/sandbox/src/test/ensureChromium.ts';

const patienceMs = 60_000;

/** A browser in which an operator has signed in to a portal. */
export async function openBrowser(
  baseURL: string,
  say: (doing: string) => void,
): Promise<{ browser: Browser; page: Page }> {
  const executablePath = await ensureChromium(say);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  const page = await browser.newPage({
    baseURL,
    viewport: { width: 1400, height: 900 },
  });
  page.setDefaultTimeout(patienceMs);
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'operator' }).click();
  await page.getByRole('link', { name: 'Operations' }).waitFor();
  return { browser, page };
}
