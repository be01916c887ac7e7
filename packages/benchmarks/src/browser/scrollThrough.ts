import type { Page } from '@playwright/test';

/** What was seen while a table was scrolled from its first row to its last. */
export interface Scrolled {
  frames: number;
  /** Frames that showed a place without a row. */
  blankFrames: number;
  /** From one frame to the next. */
  frameMs: number[];
}

/** Scrolls a virtual table at a steady speed, and looks at every frame before it is painted. */
export async function scrollThrough(
  page: Page,
  pixelsPerSecond: number,
): Promise<Scrolled> {
  return page.evaluate(async speed => {
    const table = document.querySelector('table[aria-rowcount]');
    const scroller = table?.parentElement;
    if (!table || !scroller) throw new Error('There is no table');
    const nextFrame = () =>
      new Promise<number>(resolve => requestAnimationFrame(resolve));
    const headHeight =
      table.querySelector('thead')?.getBoundingClientRect().height ?? 0;
    const isBlank = () => {
      const box = scroller.getBoundingClientRect();
      const x = box.left + box.width / 2;
      for (let y = box.top + headHeight + 5; y < box.bottom - 20; y += 20) {
        const row = document.elementFromPoint(x, y)?.closest('tr');
        if (!row || row.ariaHidden === 'true') return true;
      }
      return false;
    };
    const frameMs: number[] = [];
    let blankFrames = 0;
    scroller.scrollTop = 0;
    await nextFrame();
    let last = await nextFrame();
    const end = scroller.scrollHeight - scroller.clientHeight;
    let top = 0;
    while (top < end) {
      const now = await nextFrame();
      frameMs.push(now - last);
      top = Math.min(end, top + (speed * (now - last)) / 1000);
      last = now;
      scroller.scrollTop = top;
      if (isBlank()) blankFrames += 1;
    }
    return {
      frames: frameMs.length,
      blankFrames,
      frameMs,
    };
  }, pixelsPerSecond);
}
