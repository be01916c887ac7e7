import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '@mooring/test-utils';
import type {
  ClusterConnection,
  ClusterResponse,
  ClusterStream,
} from '../connections/types';
import { ClusterStore } from '../store/ClusterStore';
import { Interner } from '../summaries/Interner';
import type { PodRow } from '../summaries/podSummary';
import { Counters } from './Counters';
import { KindTable } from './KindTable';
import { Pacer } from './Pacer';
import { Reflector } from './Reflector';
import { Slots } from './Slots';

jest.setTimeout(60_000);

const creationTimestamp = '2026-01-01T00:00:00Z';

function pod(name: string, resourceVersion = '1', phase = 'Running') {
  return {
    metadata: {
      ...{ uid: name, name, namespace: 'shop', resourceVersion },
      creationTimestamp,
    },
    status: { phase },
  };
}

/** An object that no summary can be made of. */
function poison(name: string, resourceVersion = '1') {
  const object = pod(name, resourceVersion);
  return {
    ...object,
    metadata: { ...object.metadata, creationTimestamp: 'never' },
  };
}

function refusal(status: number, retryAfterMs?: number): ClusterStream {
  const refused: ClusterResponse = {
    status,
    retryAfterMs,
    body: { message: 'no' },
  };
  return { refused };
}

type Answer = (signal: AbortSignal) => ClusterStream;

function page(items: unknown[], more: object = {}): Answer {
  const metadata = { resourceVersion: '10', ...more };
  async function* body() {
    yield Buffer.from(JSON.stringify({ metadata, items }));
  }
  return () => ({
    refused: undefined,
    contentType: 'application/json',
    body: body(),
  });
}

/** A watch that sends some lines, cut in the middle of one, and stays open. */
function watch(...events: object[]): Answer {
  const text = events.map(event => `${JSON.stringify(event)}\n`).join('');
  async function* body(signal: AbortSignal) {
    yield Buffer.from(text.slice(0, text.length / 2));
    yield Buffer.from(text.slice(text.length / 2));
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
  return signal => ({
    refused: undefined,
    contentType: 'application/json',
    body: body(signal),
  });
}

const event = (type: string, object: object) => ({ type, object });
const bookmark = (resourceVersion: string, ends = false) =>
  event('BOOKMARK', {
    metadata: {
      resourceVersion,
      ...(ends && { annotations: { 'k8s.io/initial-events-end': 'true' } }),
    },
  });

function start(answers: Answer[], silenceMs?: number) {
  const queries: Record<string, string>[] = [];
  const connection: ClusterConnection = {
    name: 'dev',
    certificateExpiresAt: undefined,
    request: async () => ({ status: 500, retryAfterMs: undefined, body: '' }),
    stream: async (_path, query, signal) => {
      queries.push(query);
      return (answers.shift() ?? (() => refusal(403)))(signal);
    },
    probe: async () => {},
  };
  const changes: string[] = [];
  const say = (row: PodRow | undefined) => row && `${row.name} ${row.phase}`;
  const store = new ClusterStore({
    onRow: () => {},
    onPod: (before, after) => changes.push(`${say(before)} -> ${say(after)}`),
  });
  const shared = { pacer: new Pacer(), logger: mockServices.logger.mock() };
  const counters = new Counters();
  const states: string[] = [];
  const reflector = new Reflector(
    new KindTable('pods', {
      ...shared,
      ...{ cluster: 'dev', store, interner: new Interner() },
    }),
    {
      ...shared,
      ...{ connection, counters, silenceMs },
      ...{ slots: new Slots(1), lacks: { watchList: false } },
    },
    () => {
      const { state, error } = reflector.health();
      states.push(error === undefined ? state : `${state}: ${error}`);
    },
  );
  const running = reflector.run();
  const stop = () => {
    reflector.stop();
    return running;
  };
  const names = () => [...store.rows('pods').values()].map(row => row.name);
  return { reflector, queries, states, changes, counters, names, stop };
}

describe('Reflector', () => {
  it('lists by a watch, goes on from where it was, and lists anew what was forgotten', async () => {
    const it = start([
      watch(
        event('ADDED', pod('a')),
        event('ADDED', pod('gone-later')),
        bookmark('10', true),
        event('ADDED', pod('b', '11')),
        event('DELETED', pod('b', '12')),
        bookmark('15'),
        event('ERROR', { code: 500, message: 'etcd is slow' }),
      ),
      watch(event('ERROR', { code: 410, message: 'too old' })),
      watch(
        event('ADDED', pod('a', '20', 'Failed')),
        event('ADDED', pod('c')),
        bookmark('20', true),
      ),
    ]);
    await eventually(it.names, names => names.includes('c'));
    expect(it.names()).toEqual(['a', 'c']);
    expect(it.queries).toMatchObject([
      { watch: 'true', sendInitialEvents: 'true' },
      { watch: 'true', resourceVersion: '15' },
      { watch: 'true', sendInitialEvents: 'true' },
    ]);
    expect(it.states).toEqual([
      'listing',
      'synced',
      'stale: Cluster dev has a fault: etcd is slow',
      'stale: too old',
      'listing: too old',
      'synced',
    ]);
    expect(it.changes).toEqual([
      'undefined -> a Running',
      'undefined -> gone-later Running',
      'undefined -> b Running',
      'b Running -> undefined',
      'a Running -> a Failed',
      'undefined -> c Running',
      'gone-later Running -> undefined',
    ]);
    await it.stop();
  });

  it('keeps what it knew until another list is complete', async () => {
    const it = start([
      watch(event('ADDED', pod('old')), bookmark('10', true)),
      () => refusal(410),
      watch(event('ADDED', pod('new'))),
      watch(event('ADDED', pod('new')), bookmark('20', true)),
    ]);
    await eventually(it.names, names => names.includes('old'));
    it.reflector.reconnect(Infinity);
    await eventually(
      () => it.queries.length,
      count => count === 3,
    );
    expect(it.names()).toEqual(['old']);
    it.reflector.reconnect(Infinity);
    await eventually(it.names, names => names.includes('new'));
    expect(it.names()).toEqual(['new']);
    await it.stop();
  });

  it('lists in pages where the server offers nothing else, and asks only once', async () => {
    const it = start([
      () => refusal(422),
      page([pod('a')], { continue: 'next' }),
      page([pod('b')]),
      watch(event('ADDED', pod('c', '11'))),
      () => refusal(410),
      page([pod('d')]),
      watch(),
    ]);
    await eventually(it.names, names => names.includes('c'));
    expect(it.names()).toEqual(['a', 'b', 'c']);
    it.reflector.reconnect(Infinity);
    await eventually(it.names, names => names.includes('d'));
    expect(it.names()).toEqual(['d']);
    expect(it.queries).toMatchObject([
      { sendInitialEvents: 'true' },
      { limit: '500' },
      { limit: '500', continue: 'next' },
      { watch: 'true', resourceVersion: '10' },
      { watch: 'true', resourceVersion: '11' },
      { limit: '500' },
      { watch: 'true', resourceVersion: '10' },
    ]);
    await it.stop();
  });

  it('sets aside what it cannot read until that can be read or goes', async () => {
    const it = start([
      watch(
        event('ADDED', poison('odd')),
        event('ADDED', poison('lost')),
        event('ADDED', pod('a')),
        event('ADDED', pod('b')),
        bookmark('10', true),
        event('MODIFIED', poison('b', '11')),
        event('MODIFIED', pod('odd', '12')),
        event('DELETED', poison('lost', '13')),
        event('ADDED', pod('last', '14')),
      ),
    ]);
    await eventually(it.names, names => names.includes('last'));
    expect(it.names()).toEqual(['a', 'odd', 'last']);
    expect(it.reflector.table.quarantined()).toMatchObject([
      {
        ...{ kind: 'pods', namespace: 'shop', name: 'b', uid: 'b' },
        error: "'never' is no time",
      },
    ]);
    expect(it.reflector.health().state).toBe('synced');
    await it.stop();
  });

  it('forgets at once what it may no longer read', async () => {
    const it = start([
      watch(event('ADDED', pod('a')), bookmark('10', true)),
      () => refusal(403),
    ]);
    await eventually(it.names, names => names.length === 1);
    await it.reflector.check(AbortSignal.timeout(1_000));
    await eventually(it.names, names => names.length === 0);
    expect(it.reflector.health()).toMatchObject({ state: 'refused' });
    await it.stop();
  });

  it('does as a server asks that is overloaded', async () => {
    const began = Date.now();
    const it = start([
      () => refusal(429, 1_000),
      watch(event('ADDED', pod('a')), bookmark('10', true)),
    ]);
    await eventually(it.names, names => names.length === 1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
    expect(it.states).toContain(
      'stale: Cluster dev is overloaded; it asks to wait 1 s',
    );
    await it.stop();
  });

  it('ends a watch that is silent for too long', async () => {
    const it = start(
      [
        watch(event('ADDED', pod('a')), bookmark('10', true)),
        watch(event('ADDED', pod('b', '11'))),
      ],
      500,
    );
    await eventually(it.names, names => names.includes('b'));
    expect(it.states).toContain(
      'stale: Cluster dev does not answer: its watch has fallen silent',
    );
    await it.stop();
  });
});
