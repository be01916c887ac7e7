/** A line of one text beside its counterpart in the other. */
export interface AlignedRow {
  /** `changed` has both and they differ. */
  kind: 'same' | 'changed' | 'added' | 'removed';
  before?: string;
  after?: string;
}

/** Beyond so many comparisons two texts are taken to have nothing in common between their ends. */
const MAX_CELLS = 4_000_000;

/** Two texts line by line, equal lines beside each other. */
export function alignLines(before: string, after: string): AlignedRow[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) {
    head++;
  }
  let tail = 0;
  while (
    tail < shortest - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  ) {
    tail++;
  }
  return [
    ...a.slice(0, head).map(sameRow),
    ...alignMiddle(
      a.slice(head, a.length - tail),
      b.slice(head, b.length - tail),
    ),
    ...a.slice(a.length - tail).map(sameRow),
  ];
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function sameRow(line: string): AlignedRow {
  return { kind: 'same', before: line, after: line };
}

function alignMiddle(a: string[], b: string[]): AlignedRow[] {
  if (a.length * b.length > MAX_CELLS) {
    return pairUp(a, b);
  }
  const common = commonLengths(a, b);
  const rows: AlignedRow[] = [];
  let gone: string[] = [];
  let come: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      rows.push(...pairUp(gone, come), sameRow(a[i]!));
      gone = [];
      come = [];
      i++;
      j++;
    } else if (
      j === b.length ||
      (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)
    ) {
      gone.push(a[i++]!);
    } else {
      come.push(b[j++]!);
    }
  }
  return [...rows, ...pairUp(gone, come)];
}

/** How many lines the rests from `i` and `j` have in common, in order. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const table = Array.from(
    { length: a.length + 1 },
    () => new Uint16Array(b.length + 1),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i]![j] =
        a[i] === b[j]
          ? table[i + 1]![j + 1]! + 1
          : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function pairUp(gone: string[], come: string[]): AlignedRow[] {
  return Array.from(
    { length: Math.max(gone.length, come.length) },
    (_, index): AlignedRow => {
      const before = gone[index];
      const after = come[index];
      if (before === undefined) {
        return { kind: 'added', after };
      }
      return after === undefined
        ? { kind: 'removed', before }
        : { kind: 'changed', before, after };
    },
  );
}
