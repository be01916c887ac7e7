import { mockServices } from '@backstage/backend-test-utils';
import type { V1Pod } from '@kubernetes/client-node';
import { LABEL_ENVIRONMENT, LABEL_SERVICE } from '@mooring/common';
import { eventually } from '@mooring/test-utils';
import type {
  ClusterConnection,
  ClusterResponse,
  ClusterStream,
} from '../connections/types';
import { InstanceIndex } from './InstanceIndex';
import { Interner } from './Interner';
import { podSummary } from './podSummary';
import { Reflector } from './Reflector';

jest.setTimeout(60_000);

const labels = { [LABEL_SERVICE]: 'web', [LABEL_ENVIRONMENT]: 'dev' };

function pod(name: string, resourceVersion = '1') {
  return {
    metadata: { uid: name, name, namespace: 'shop', labels, resourceVersion },
  };
}

function page(items: unknown[], more: object = {}): ClusterResponse {
  const metadata = { resourceVersion: '10', ...more };
  return { status: 200, retryAfterMs: undefined, body: { metadata, items } };
}

function refusal(status: number): ClusterResponse {
  return { status, retryAfterMs: undefined, body: { message: 'no' } };
}

/** A watch that sends some lines, cut in the middle of one, and stays open. */
function watch(signal: AbortSignal, ...events: object[]): ClusterStream {
  const text = events.map(event => `${JSON.stringify(event)}\n`).join('');
  async function* body() {
    yield Buffer.from(text.slice(0, text.length / 2));
    yield Buffer.from(text.slice(text.length / 2));
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }
  return { refused: undefined, body: body() };
}

describe('Reflector', () => {
  it('lists in pages, follows, lists again after 410, forgets after 403 and survives what it cannot read', async () => {
    const lists = [
      page([pod('a'), pod('gone-later')], { continue: 'next' }),
      page([pod('b'), { metadata: { uid: 'odd' } }]),
      page([pod('a', '20'), pod('c')], { resourceVersion: '20' }),
    ];
    const watches = [
      (signal: AbortSignal) =>
        watch(
          signal,
          { type: 'ADDED', object: pod('d', '11') },
          { type: 'ADDED', object: { metadata: { uid: 'odd' } } },
          { type: 'DELETED', object: pod('b', '12') },
          {
            type: 'BOOKMARK',
            object: { metadata: { resourceVersion: '15' } },
          },
          { type: 'ERROR', object: { code: 500, message: 'etcd is slow' } },
        ),
      (signal: AbortSignal) =>
        watch(signal, { type: 'ERROR', object: { code: 410 } }),
      (signal: AbortSignal) =>
        watch(signal, { type: 'ADDED', object: pod('e', '21') }),
      () => ({ refused: refusal(403) }),
    ];
    const queries: Record<string, string>[] = [];
    const connection: ClusterConnection = {
      name: 'dev',
      request: async request => {
        queries.push(request.query ?? {});
        return lists.shift() ?? refusal(403);
      },
      stream: async (_path, query, signal) => {
        queries.push(query);
        const next = watches.shift();
        return next ? next(signal) : { refused: refusal(403) };
      },
      probe: async () => {},
    };
    let version = 0;
    const index = new InstanceIndex(
      () => ++version,
      () => {},
    );
    const interner = new Interner();
    const states: (string | undefined)[] = [];
    const reflector = new Reflector({
      connection,
      path: '/api/v1/pods',
      summarise: (object: V1Pod) => podSummary(object, interner),
      sink: index.sink('pods'),
      logger: mockServices.logger.mock(),
      onState: error => states.push(error?.message),
    });
    const names = () => [
      ...(index.bucket('shop/web/dev')?.summaries.pods.keys() ?? []),
    ];
    const running = reflector.run();

    await eventually(names, now => now.includes('e'));
    expect(names()).toEqual(['a', 'c', 'e']);
    expect(queries).toMatchObject([
      { limit: '500', labelSelector: LABEL_SERVICE },
      { limit: '500', continue: 'next' },
      { watch: 'true', allowWatchBookmarks: 'true', resourceVersion: '10' },
      { resourceVersion: '15' },
      { limit: '500' },
      { resourceVersion: '20' },
    ]);
    expect(states).toEqual([
      undefined,
      'Cluster dev has a fault: etcd is slow',
      undefined,
      'HTTP status 410',
      undefined,
    ]);

    reflector.reconnect();
    await eventually(names, now => now.length === 0);
    reflector.stop();
    await running;
  });
});
