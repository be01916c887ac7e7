import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';

/** Whoever only passes over does not want to know. */
const REST_MS = 400;

/** Whether somebody looks at an element: the pointer rests on it, or the keyboard went there. */
export function useLookedAt() {
  const [isLookedAt, setIsLookedAt] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const end = useCallback(() => {
    clearTimeout(timer.current);
    setIsLookedAt(false);
  }, []);
  useEffect(() => end, [end]);
  const handlers = {
    onMouseEnter: () => {
      timer.current = setTimeout(() => setIsLookedAt(true), REST_MS);
    },
    onMouseLeave: end,
    onFocus: (event: FocusEvent<HTMLElement>) =>
      setIsLookedAt(event.currentTarget.matches(':focus-visible')),
    onBlur: end,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        end();
      }
    },
  };
  return { isLookedAt, end, handlers };
}
