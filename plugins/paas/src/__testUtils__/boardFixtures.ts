import type {
  Board,
  Operation,
  OpenSection,
} from '@mooring/backstage-plugin-paas-common';

/** A board with these operations in its sections. */
export function createBoard(options: {
  mineToDo?: Operation[];
  waiting?: Operation[];
  held?: Operation[];
  running?: Operation[];
  queued?: Operation[];
  done?: Operation[];
  doneToday?: number;
  nextCursor?: string;
  /** Where there are more than are listed. */
  counts?: Partial<Record<OpenSection, number>>;
}): Board {
  const { counts = {}, done = [], doneToday = 0, nextCursor } = options;
  const section = (name: OpenSection) => {
    const items = options[name] ?? [];
    return { count: counts[name] ?? items.length, items };
  };
  const mineToDo = options.mineToDo ?? [];
  return {
    mineToDo: { count: mineToDo.length, items: mineToDo },
    waiting: section('waiting'),
    held: section('held'),
    running: section('running'),
    queued: section('queued'),
    done: { count: doneToday, items: done, ...(nextCursor && { nextCursor }) },
  };
}
