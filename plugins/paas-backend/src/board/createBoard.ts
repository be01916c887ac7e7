import { AuthorizedBoards } from './AuthorizedBoards';
import { DatabaseDoneStore } from './DatabaseDoneStore';
import { DatabaseOpenOperations } from './DatabaseOpenOperations';
import { DefaultBoards } from './DefaultBoards';
import type { BoardViews } from './types';

/** The board of a database, which listens to it until it is stopped. */
export async function createBoard(
  options: Parameters<typeof DatabaseOpenOperations.start>[0] &
    ConstructorParameters<typeof AuthorizedBoards>[1],
): Promise<{ views: BoardViews; stop(): Promise<void> }> {
  const open = await DatabaseOpenOperations.start(options);
  const done = new DatabaseDoneStore(options.knex);
  return {
    views: new AuthorizedBoards(new DefaultBoards({ open, done }), options),
    stop: () => open.stop(),
  };
}
