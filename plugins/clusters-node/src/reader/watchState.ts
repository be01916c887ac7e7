import type { WatchState } from '../readerTypes';

const BASE_MS = 250;
const CAP_MS = 15_000;
/** Rights are given within minutes or never. */
const REFUSED_BASE_MS = 5_000;
const REFUSED_CAP_MS = 60_000;

/** Why an attempt failed, as far as it matters for going on. */
export type FailureKind =
  /** The server has forgotten what came after our list. */
  | 'gone'
  /** The portal may not read the kind. */
  | 'refused'
  /** The cluster does not have the kind, or what answers is no API server. */
  | 'missing'
  | 'other';

/** Where the following of one kind is. */
export type Following =
  | { phase: 'init' }
  /** Without a complete list; rows of an earlier one may still stand. */
  | Attempt<'listing'>
  /** Complete and live. */
  | (Attempt<'synced'> & { resourceVersion: string })
  /** Complete once, and going on from there; not yet proven to be live. */
  | (Attempt<'stale'> & { resourceVersion: string })
  | (Attempt<'backoff'> & {
      resourceVersion: string | undefined;
      error: string;
      /** Waits at least so long, and a random part of the rest. */
      wait: { atLeastMs: number; upToMs: number };
    });

interface Attempt<TPhase extends string> {
  phase: TPhase;
  /** In a row; only a watch that lives ends the row. */
  failures: number;
  /** The last one, while not synced. */
  error: string | undefined;
  /** How often in a row the answer was that the portal may not read this. */
  refusals: number;
  /** Whether rows of a complete list stand, old as they may be. */
  hasRows: boolean;
}

/** What happens to the following of one kind. */
export type Happening =
  | { type: 'begun' }
  /** The list is complete; the watch that goes on from it is not open yet. */
  | { type: 'complete'; resourceVersion: string }
  /** The list is complete, and came from the watch that goes on. */
  | { type: 'listed'; resourceVersion: string }
  /** The watch brought something. */
  | { type: 'progress'; resourceVersion: string }
  /** The watch is open and nothing stood against it for a moment. */
  | { type: 'settled' }
  /** The watch is open for so long that its failure would be a new one. */
  | { type: 'proven' }
  | {
      type: 'failed';
      kind: FailureKind;
      error: string;
      retryAfterMs: number | undefined;
    };

/** The next state. Pure: who waits, and how long exactly, is the runner's. */
export function follow(state: Following, happening: Happening): Following {
  switch (happening.type) {
    case 'begun':
      return begun(state);
    case 'complete':
      return {
        ...well(state),
        phase: 'stale',
        resourceVersion: happening.resourceVersion,
      };
    case 'listed':
      return { ...well(state), resourceVersion: happening.resourceVersion };
    case 'progress':
      return isComplete(state)
        ? {
            ...well(state),
            failures: 0,
            resourceVersion: happening.resourceVersion,
          }
        : state;
    case 'settled':
      return isComplete(state)
        ? { ...well(state), resourceVersion: state.resourceVersion }
        : state;
    case 'proven':
      return state.phase === 'synced' ? { ...state, failures: 0 } : state;
    default:
      return failed(state, happening);
  }
}

/** How the state shows. */
export function watchStateOf(state: Following): WatchState {
  if (state.phase === 'init') {
    return 'init';
  }
  if (state.refusals > 0) {
    return 'refused';
  }
  return state.phase === 'backoff' ? 'stale' : state.phase;
}

/** The last error, while it matters. */
export function errorOf(state: Following): string | undefined {
  return state.phase === 'init' ? undefined : state.error;
}

/** From where a watch goes on; undefined where everything is listed first. */
export function versionOf(state: Following): string | undefined {
  return 'resourceVersion' in state ? state.resourceVersion : undefined;
}

const FRESH = {
  failures: 0,
  error: undefined,
  refusals: 0,
  hasRows: false,
} as const;

function begun(state: Following): Following {
  if (state.phase === 'init') {
    return { ...FRESH, phase: 'listing' };
  }
  if (state.phase !== 'backoff') {
    return state;
  }
  const { wait: _, resourceVersion, ...kept } = state;
  return resourceVersion === undefined
    ? { ...kept, phase: 'listing' }
    : { ...kept, phase: 'stale', resourceVersion };
}

function failed(
  state: Following,
  { kind, error, retryAfterMs }: Extract<Happening, { type: 'failed' }>,
): Following {
  const failures = failuresOf(state);
  const before = state.phase === 'init' ? 0 : state.refusals;
  // What was read before does not vanish from a cluster: a proxy on the way says so.
  const refused = kind === 'refused' || (kind === 'missing' && !hasRows(state));
  const refusals = refused ? before + 1 : 0;
  return {
    phase: 'backoff',
    failures: failures + 1,
    error,
    refusals,
    hasRows: hasRows(state) && !refused,
    resourceVersion: kind === 'gone' || refused ? undefined : versionOf(state),
    wait: {
      atLeastMs: retryAfterMs ?? (refused ? refusedWait(before) : 0),
      upToMs: Math.min(CAP_MS, BASE_MS * 2 ** failures),
    },
  };
}

function refusedWait(before: number): number {
  return Math.min(REFUSED_CAP_MS, REFUSED_BASE_MS * 2 ** before);
}

function well(state: Following): Attempt<'synced'> {
  return {
    ...FRESH,
    phase: 'synced',
    failures: failuresOf(state),
    hasRows: true,
  };
}

function hasRows(state: Following): boolean {
  return state.phase !== 'init' && state.hasRows;
}

function failuresOf(state: Following): number {
  return state.phase === 'init' ? 0 : state.failures;
}

function isComplete(
  state: Following,
): state is Extract<Following, { phase: 'synced' | 'stale' }> {
  return state.phase === 'synced' || state.phase === 'stale';
}
