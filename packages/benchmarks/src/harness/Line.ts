/** One line of a table: a quantity of ours beside that of a peer. */
export interface Line {
  what: string;
  unit: string;
  ours: number;
  /** What it is compared with, measured in the same run. */
  peer?: { name: string; value: number };
  /** What was promised and whether it holds; absent for what is only reported. */
  target?: { text: string; met: boolean };
}

type Measured = Pick<Line, 'what' | 'unit' | 'ours'>;
type Compared = Measured & Required<Pick<Line, 'peer'>>;

/** Promised: at most a share, or a multiple, of the peer's. */
export function atMostTimes(line: Compared, factor: number): Line {
  const text =
    factor < 1 ? `at most 1/${Math.round(1 / factor)}` : `at most × ${factor}`;
  return {
    ...line,
    target: { text, met: line.ours <= line.peer.value * factor },
  };
}

/** Promised: at most the peer's and a little more. */
export function atMostPlus(line: Compared, extra: number): Line {
  return {
    ...line,
    target: {
      text: `at most + ${extra} ${line.unit}`,
      met: line.ours <= line.peer.value + extra,
    },
  };
}

/** Promised: at most a multiple of the peer's and a little more. */
export function atMostTimesPlus(
  line: Compared,
  factor: number,
  extra: number,
): Line {
  return {
    ...line,
    target: {
      text: `at most × ${factor} + ${extra} ${line.unit}`,
      met: line.ours <= line.peer.value * factor + extra,
    },
  };
}

/** Promised: at most so much, whatever the peer needs. */
export function atMost(
  line: Measured & Pick<Line, 'peer'>,
  most: number,
): Line {
  return {
    ...line,
    target: { text: `at most ${most} ${line.unit}`, met: line.ours <= most },
  };
}
