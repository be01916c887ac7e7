import {
  MAX_SECTION,
  type Board,
  type BoardQuery,
  type BoardSection,
  type Holder,
  type OpenSection,
  type Operation,
  type OperationState,
} from '@mooring/backstage-plugin-paas-common';

/** Who is asked for when it is asked for what is somebody's own. */
interface Somebody {
  ref: string;
  claims: ReadonlySet<string>;
}

const SECTION_OF: Partial<Record<OperationState, OpenSection>> = {
  waiting: 'waiting',
  held: 'held',
  running: 'running',
  undoing: 'running',
  queued: 'queued',
};

/** Whether an operation is one of those that are looked for. */
export function fitsBoard(
  operation: Operation,
  query: BoardQuery,
  somebody: Somebody,
): boolean {
  const { projectRef, kind, environment, state, initiator, search } = query;
  return (
    (projectRef === undefined || operation.projectRef === projectRef) &&
    (kind === undefined || operation.kind === kind) &&
    (state === undefined || operation.state === state) &&
    (initiator === undefined || operation.initiator === initiator) &&
    (environment === undefined ||
      operation.environments.includes(environment)) &&
    (query.emergency === undefined ||
      (operation.emergency !== undefined && !operation.emergency.review)) &&
    (query.mine === undefined ||
      operation.initiator === somebody.ref ||
      isHeldBy(operation.holder, somebody)) &&
    (search === undefined || contains(operation, search.toLowerCase()))
  );
}

/** Whether an operation waits for somebody in person or as one of a group. */
export function isHeldBy(
  holder: Holder | undefined,
  { claims }: Somebody,
): boolean {
  return holder?.kind === 'person' && claims.has(holder.name);
}

/** Open operations as the sections of the board, those first that have waited longest. */
export function toSections(
  operations: Iterable<Operation>,
  query: BoardQuery,
  somebody: Somebody,
): Pick<Board, OpenSection | 'mineToDo'> {
  const lists: Record<OpenSection | 'mineToDo', Operation[]> = {
    mineToDo: [],
    waiting: [],
    held: [],
    running: [],
    queued: [],
  };
  for (const operation of operations) {
    const section = SECTION_OF[operation.state];
    if (section && fitsBoard(operation, query, somebody)) {
      lists[section].push(operation);
      if (isHeldBy(operation.holder, somebody)) {
        lists.mineToDo.push(operation);
      }
    }
  }
  return {
    mineToDo: toSection(lists.mineToDo),
    waiting: toSection(lists.waiting),
    held: toSection(lists.held),
    running: toSection(lists.running),
    queued: toSection(lists.queued),
  };
}

function toSection(operations: Operation[]): BoardSection {
  const since = ({ holder, createdAt }: Operation) =>
    Date.parse(holder?.since ?? createdAt);
  return {
    count: operations.length,
    items: operations
      .sort((a, b) => since(a) - since(b) || (a.id < b.id ? -1 : 1))
      .slice(0, MAX_SECTION),
  };
}

function contains(operation: Operation, search: string): boolean {
  return (
    operation.id.startsWith(search) ||
    [
      operation.initiator,
      operation.projectRef,
      operation.service ?? '',
      ...operation.targets.map(({ service }) => service),
    ].some(name => nameIn(name).includes(search))
  );
}

/** Names are what people look for; `user:default/` before all of them would always be found. */
function nameIn(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1).toLowerCase();
}
