import { useEffect, type RefObject } from 'react';

/** Where a slash is a character; in a box that is ticked it is not. */
const TYPED_IN =
  'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [role="dialog"]';

/** Lets `/` go to the input within an element, unless somebody is typing already. */
export function useSlashKey(container: RefObject<HTMLElement>) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.key !== '/' ||
        event.ctrlKey ||
        event.metaKey ||
        target.isContentEditable ||
        target.closest(TYPED_IN)
      ) {
        return;
      }
      event.preventDefault();
      container.current?.querySelector('input')?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [container]);
}
