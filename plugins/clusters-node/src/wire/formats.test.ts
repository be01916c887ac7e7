import { ThrowawayCluster } from '@mooring/test-utils';
import { connectTo } from '../__testUtils__/connectTo';
import { EVERY_KIND } from '../__testUtils__/everyKind';
import type { DefaultClusterConnections } from '../connections/DefaultClusterConnections';
import { Interner } from '../summaries/Interner';
import { KINDS, SUMMARY_KINDS } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import { ACCEPT, formatOf } from './formats';
import { jsonFormat } from './jsonFormat';
import type { WireFormat } from './WireFormat';

jest.setTimeout(120_000);

describe('the formats of an API server', () => {
  let cluster: ThrowawayCluster;
  let connections: DefaultClusterConnections;

  beforeAll(async () => {
    cluster = await ThrowawayCluster.start();
    connections = connectTo({ it: cluster });
    for (const { manifest, status } of EVERY_KIND) {
      await cluster.kubectl(['apply', '-f', '-'], manifest);
      if (status) {
        await cluster.kubectl([
          ...['patch', manifest.kind, manifest.metadata.name],
          ...['--subresource=status', '--type=merge'],
          ...['--namespace=every-kind', '-p', JSON.stringify({ status })],
        ]);
      }
    }
  });
  afterAll(async () => {
    await connections.close();
    await cluster.stop();
  });

  async function open(
    kind: SummaryKind,
    query: Record<string, string>,
    accept: string,
    signal: AbortSignal,
  ) {
    const { path, query: always } = KINDS[kind];
    const stream = await connections
      .get('it')
      .stream(path, { ...always, ...query }, signal, { accept });
    return stream as Exclude<typeof stream, { refused: object }>;
  }

  async function listed(kind: SummaryKind, accept: string) {
    const stream = await open(kind, {}, accept, AbortSignal.timeout(10_000));
    const format = formatOf(stream.contentType) as WireFormat;
    const chunks: Uint8Array[] = [];
    for await (const chunk of stream.body) {
      chunks.push(chunk);
    }
    const page = format.page(Buffer.concat(chunks), kind);
    const interner = new Interner();
    return {
      contentType: format.contentType,
      version: page.resourceVersion,
      rows: [...page.items].map(item => KINDS[kind].summarise(item, interner)),
    };
  }

  /** What a watch says until the bookmark that ends its first events. */
  async function watched(kind: SummaryKind, accept: string) {
    const ended = new AbortController();
    const stream = await open(
      kind,
      {
        ...{ watch: 'true', allowWatchBookmarks: 'true' },
        ...{ sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' },
      },
      accept,
      ended.signal,
    );
    const format = formatOf(stream.contentType) as WireFormat;
    const splitter = format.splitter();
    const interner = new Interner();
    const seen: object[] = [];
    for await (const chunk of stream.body) {
      // Cut as badly as a connection may.
      const pieces = [...chunk].flatMap(byte =>
        splitter.push(Uint8Array.of(byte)),
      );
      const events = pieces.map(piece => format.event(piece, kind));
      seen.push(
        ...events
          .filter(({ type }) => type === 'ADDED')
          .map(({ object }) => KINDS[kind].summarise(object, interner)),
      );
      const marks = events.filter(({ type }) => type === 'BOOKMARK');
      if (marks.length > 0) {
        ended.abort();
        return { rows: seen, mark: marks[0]!.object.metadata?.annotations };
      }
    }
    throw new Error('the watch ended');
  }

  it.each(SUMMARY_KINDS)('say the same of %s', async kind => {
    const plain = await listed(kind, jsonFormat.contentType);
    const binary = await listed(kind, ACCEPT);
    expect(plain.contentType).toBe('application/json');
    expect(binary.contentType).toBe('application/vnd.kubernetes.protobuf');
    expect(plain.rows.length).toBeGreaterThan(0);
    expect(binary.rows).toEqual(plain.rows);
    expect(binary.version).toMatch(/^\d+$/);

    for (const accept of [jsonFormat.contentType, ACCEPT]) {
      const { rows, mark } = await watched(kind, accept);
      expect(rows).toEqual(expect.arrayContaining(plain.rows));
      expect(rows).toHaveLength(plain.rows.length);
      expect(mark).toMatchObject({ 'k8s.io/initial-events-end': 'true' });
    }
  });

  it('say the same of a refusal', async () => {
    await cluster.withdraw('nodes');
    const connection = connections.get('it');
    const ask = (accept: string) =>
      connection.stream('/api/v1/nodes', {}, AbortSignal.timeout(10_000), {
        accept,
      });
    const plain = await ask(jsonFormat.contentType);
    const binary = await ask(ACCEPT);
    await cluster.grantAll();
    expect(plain.refused).toMatchObject({
      status: 403,
      body: {
        message: expect.stringContaining('cannot list resource "nodes"'),
      },
    });
    const { message, reason, code } = plain.refused!.body as Record<
      string,
      unknown
    >;
    expect(binary.refused).toMatchObject({
      status: 403,
      body: { message, reason, code },
    });
  });
});
