import { useEffect, useRef, type RefObject } from 'react';

/** What the arrow keys go to within an element. */
export const ARROW_STOP = 'data-arrow-stop';

/** Lets the arrow keys go from row to row of what lies in the element, and into it from the page. */
export function useArrowKeys(): RefObject<HTMLDivElement> {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const target = event.target as HTMLElement;
      const isElsewhere =
        target !== document.body && !container.current?.contains(target);
      if (step === undefined || !container.current || isElsewhere) {
        return;
      }
      const stops = [
        ...container.current.querySelectorAll<HTMLElement>(`[${ARROW_STOP}] a`),
      ];
      const at = stops.findIndex(stop => stop === document.activeElement);
      const next = at < 0 && step < 0 ? stops.at(-1) : stops[at + step];
      if (next) {
        event.preventDefault();
        next.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return container;
}
