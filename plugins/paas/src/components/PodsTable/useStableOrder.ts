import { useRef } from 'react';

/**
 * Items in order, except that while somebody reads those that are there already
 * keep their places and new ones come after them.
 */
export function useStableOrder<T>(options: {
  items: T[];
  keyOf: (item: T) => string;
  compare: (a: T, b: T) => number;
  isReading: boolean;
}): T[] {
  const { items, keyOf, compare, isReading } = options;
  const places = useRef(new Map<string, number>());
  const placeOf = (item: T) =>
    places.current.get(keyOf(item)) ?? Number.POSITIVE_INFINITY;
  const sorted = [...items].sort((a, b) => {
    const [first, second] = isReading ? [placeOf(a), placeOf(b)] : [0, 0];
    return first === second ? compare(a, b) : first - second;
  });
  places.current = new Map(sorted.map((item, index) => [keyOf(item), index]));
  return sorted;
}
