import type { Page } from '@playwright/test';

/** Where the rows of a virtual table lead to, all of them. */
export async function allLinks(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const table = document.querySelector('table[aria-rowcount]');
    const scroller = table?.parentElement;
    if (!table || !scroller) throw new Error('There is no table');
    const links = new Set<string>();
    const end = scroller.scrollHeight - scroller.clientHeight;
    const step = scroller.clientHeight / 2;
    for (let top = 0; top < end + step; top += step) {
      scroller.scrollTop = top;
      // The rows of a place come with the frame after the one that scrolls to it.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      for (const link of table.querySelectorAll('tbody th[scope=row] a'))
        links.add(link.getAttribute('href') ?? '');
    }
    return [...links];
  });
}
