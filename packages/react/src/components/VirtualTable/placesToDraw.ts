/** Rows beyond each edge, so that scrolling finds them drawn. */
const AT_REST = 12;
/** The same where the scrolling goes to: what it leaves behind needs few. */
const AHEAD = 28;
const BEHIND = 4;

/** Which rows of a virtual table are put into the page, by their indexes. */
export function placesToDraw(options: {
  /** The first and the last in sight. */
  first: number;
  last: number;
  count: number;
  /** Where it is being scrolled to. */
  direction: 'forward' | 'backward' | undefined;
  onlyInSight: boolean;
  /** One that stays in the page wherever it is; -1 for none. */
  kept: number;
}): number[] {
  const { first, last, count, direction, onlyInSight, kept } = options;
  const [above, below] = onlyInSight ? [0, 0] : beyond(direction);
  const from = Math.max(0, first - above);
  const to = Math.min(count - 1, last + below);
  const places = Array.from(
    { length: Math.max(0, to - from + 1) },
    (_, place) => from + place,
  );
  if (kept === -1 || (kept >= from && kept <= to)) {
    return places;
  }
  return kept < from ? [kept, ...places] : [...places, kept];
}

function beyond(direction: 'forward' | 'backward' | undefined) {
  switch (direction) {
    case 'forward':
      return [BEHIND, AHEAD] as const;
    case 'backward':
      return [AHEAD, BEHIND] as const;
    default:
      return [AT_REST, AT_REST] as const;
  }
}
