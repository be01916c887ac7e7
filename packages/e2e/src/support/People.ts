import type { Browser, Page } from '@playwright/test';
import { signIn } from './signIn';

/** Several people at the same portal, each in a browser of their own. */
export class People {
  readonly #browser: Browser;
  readonly #pages = new Map<string, Page>();

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** The page of somebody, who has signed in. */
  async as(account: string): Promise<Page> {
    const known = this.#pages.get(account);
    if (known) {
      return known;
    }
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    await signIn(page, account);
    this.#pages.set(account, page);
    return page;
  }

  async close(): Promise<void> {
    for (const page of this.#pages.values()) {
      await page.context().close();
    }
  }
}
