import {
  useCallback,
  useReducer,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { flushSync } from 'react-dom';
import type { VirtualTableRow } from './types';

const FOCUSABLE = 'a[href], button:not([disabled])';

/** How a pressed key moves the focus: rows, or places within the row. */
const MOVES: Record<string, { rows: number; places: number } | undefined> = {
  ArrowDown: { rows: 1, places: 0 },
  ArrowUp: { rows: -1, places: 0 },
  PageDown: { rows: 10, places: 0 },
  PageUp: { rows: -10, places: 0 },
  Home: { rows: -Infinity, places: 0 },
  End: { rows: Infinity, places: 0 },
  ArrowRight: { rows: 0, places: 1 },
  ArrowLeft: { rows: 0, places: -1 },
};

/**
 * Arrow keys between what can be focused in the rows of a virtual table. The row
 * with the focus stays in the page wherever the table is scrolled to.
 */
export function useRowFocus<T>(options: {
  body: RefObject<HTMLTableSectionElement>;
  rows: VirtualTableRow<T>[];
  /** Brings a row into view. */
  reveal: (index: number) => void;
}) {
  const { body, rows, reveal } = options;
  const focused = useRef<string>();
  const [, render] = useReducer((count: number) => count + 1, 0);

  /** Index of the row with the focus, or -1. */
  const focusedIndex = useCallback(
    () =>
      focused.current === undefined
        ? -1
        : rows.findIndex(({ key }) => key === focused.current),
    [rows],
  );

  const onFocus = (event: FocusEvent) => {
    focused.current = keyOf(event.target);
  };
  const onBlur = () => {
    focused.current = undefined;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const row = rowOf(event.target);
    if (!move || !row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const place = placesIn(row).indexOf(event.target as HTMLElement);
    if (move.places !== 0) {
      placesIn(row)[place + move.places]?.focus();
      return;
    }
    const next = findItem(rows, focusedIndex(), move.rows);
    if (next === undefined) {
      return;
    }
    const { key } = rows[next]!;
    focused.current = key;
    // The row must be in the page before it can take the focus.
    flushSync(render);
    const places = placesIn(
      [...(body.current?.rows ?? [])].find(
        ({ dataset }) => dataset.row === key,
      ),
    );
    places[Math.min(place, places.length - 1)]?.focus({ preventScroll: true });
    reveal(next);
  };

  return { focusedIndex, onFocus, onBlur, onKeyDown };
}

function rowOf(target: EventTarget): HTMLElement | null {
  return (target as Element).closest<HTMLElement>('[data-row]');
}

function keyOf(target: EventTarget): string | undefined {
  return rowOf(target)?.dataset.row;
}

function placesIn(row: Element | null | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
}

/** The row of an item that lies `steps` further on, or the last one in that direction. */
function findItem<T>(
  rows: VirtualTableRow<T>[],
  from: number,
  steps: number,
): number | undefined {
  const direction = Math.sign(steps);
  let found: number | undefined;
  let left = Math.abs(steps);
  for (
    let index = from + direction;
    left > 0 && index >= 0 && index < rows.length;
    index += direction
  ) {
    if (rows[index]!.type === 'item') {
      found = index;
      left -= 1;
    }
  }
  return found;
}
