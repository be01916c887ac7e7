import {
  OPEN_SECTIONS,
  type Board,
  type BoardQuery,
} from '@mooring/backstage-plugin-paas-common';

/** Whether there is nothing on a board. */
export function isEmpty(board: Board): boolean {
  return (
    board.done.items.length === 0 &&
    OPEN_SECTIONS.every(section => board[section].count === 0)
  );
}

/** Whether a board shows a part only. */
export function isFiltered(query: BoardQuery): boolean {
  return Object.values(query).some(value => value !== undefined);
}
