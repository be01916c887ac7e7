import type { Page } from '@playwright/test';

/**
 * Presses the headings of a table by which it can be sorted, one after the other.
 *
 * @returns for each press the time until the rows stood in their new order
 */
export async function sortTimes(page: Page, rounds: number): Promise<number[]> {
  return page.evaluate(async count => {
    const table = document.querySelector('table[aria-rowcount]');
    const scroller = table?.parentElement;
    if (!table || !scroller) throw new Error('There is no table');
    const nextFrame = () => new Promise(requestAnimationFrame);
    const sorted = () =>
      [...table.querySelectorAll('thead th')]
        .map(heading => heading.getAttribute('aria-sort'))
        .join();
    const times: number[] = [];
    scroller.scrollTop = 0;
    for (let round = 0; round < count; round += 1) {
      const buttons = table.querySelectorAll<HTMLElement>('thead button');
      const button = buttons[round % buttons.length];
      if (!button) throw new Error('The table cannot be sorted');
      for (let pause = 0; pause < 10; pause += 1) await nextFrame();
      const before = sorted();
      const begun = performance.now();
      button.click();
      while (sorted() === before) await nextFrame();
      // What was drawn for this frame is painted before the next one.
      await nextFrame();
      times.push(performance.now() - begun);
    }
    return times;
  }, rounds);
}
