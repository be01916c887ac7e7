import { readSandbox } from '@mooring/test-utils';
import { connectTo } from '../__testUtils__/connectTo';
import { Counters } from './Counters';
import { KindSource } from './KindSource';

const { signal } = new AbortController();

describe('KindSource', () => {
  it('is told of one object when it asks whether a kind may be read', async () => {
    const connections = connectTo({ dev: readSandbox().clusters.dev });
    const bytesOf = async (ask: (source: KindSource) => Promise<void>) => {
      const counters = new Counters();
      await ask(new KindSource('namespaces', connections.get('dev'), counters));
      return counters.bytes;
    };
    let all = 0;
    const list = await bytesOf(async source => {
      for await (const { items } of source.pages(signal)) {
        all += [...items].length;
      }
    });
    const check = await bytesOf(source => source.check(signal));
    await connections.close();
    // Every cluster has four of its own.
    expect(all).toBeGreaterThanOrEqual(4);
    expect(check).toBeGreaterThan(0);
    expect(check).toBeLessThan(list / 2);
  });
});
