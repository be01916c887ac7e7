import { useEffect, type RefObject } from 'react';

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
        target.closest('input, textarea, select, [role="dialog"]')
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
