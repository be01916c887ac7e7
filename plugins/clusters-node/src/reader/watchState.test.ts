import fc from 'fast-check';
import {
  follow,
  versionOf,
  watchStateOf,
  type FailureKind,
  type Following,
  type Happening,
} from './watchState';

const failed = (
  kind: FailureKind,
  retryAfterMs?: number,
): Extract<Happening, { type: 'failed' }> => ({
  type: 'failed',
  kind,
  error: `it is ${kind}`,
  retryAfterMs,
});
const begun: Happening = { type: 'begun' };
const listed: Happening = { type: 'listed', resourceVersion: '10' };

function after(...happenings: Happening[]): Following {
  return happenings.reduce<Following>(follow, { phase: 'init' });
}

function shown(...happenings: Happening[]) {
  const state = after(...happenings);
  return [watchStateOf(state), versionOf(state)];
}

/** Waits of as many failures in a row. */
function waits(count: number, between: Happening[] = []) {
  const all = Array.from({ length: count }, () => [
    begun,
    ...between,
    failed('other'),
  ]);
  const state = after(begun, listed, ...all.flat());
  return (state as Extract<Following, { phase: 'backoff' }>).wait;
}

describe('follow', () => {
  it('is synced only with a complete list and a live watch', () => {
    expect(shown()).toEqual(['init', undefined]);
    expect(shown(begun)).toEqual(['listing', undefined]);
    const complete: Happening = { type: 'complete', resourceVersion: '10' };
    expect(shown(begun, complete)).toEqual(['stale', '10']);
    expect(shown(begun, complete, { type: 'settled' })).toEqual([
      'synced',
      '10',
    ]);
    expect(shown(begun, listed)).toEqual(['synced', '10']);
    const progress: Happening = { type: 'progress', resourceVersion: '12' };
    expect(shown(begun, listed, progress)).toEqual(['synced', '12']);
    // Nothing that a watch brings replaces the list.
    expect(shown(begun, progress)).toEqual(['listing', undefined]);
  });

  it('goes on from where it was, and is stale until that works', () => {
    const broken = [begun, listed, failed('other')];
    expect(shown(...broken)).toEqual(['stale', '10']);
    expect(shown(...broken, begun)).toEqual(['stale', '10']);
    expect(shown(...broken, begun, { type: 'settled' })).toEqual([
      'synced',
      '10',
    ]);
    // The server ends watches now and then: that is no fault.
    expect(shown(begun, listed, begun)).toEqual(['synced', '10']);
  });

  it('lists anew what the server has forgotten', () => {
    expect(shown(begun, listed, failed('gone'))).toEqual(['stale', undefined]);
    expect(shown(begun, listed, failed('gone'), begun)).toEqual([
      'listing',
      undefined,
    ]);
  });

  it('stays refused until it may read again', () => {
    const refused = [begun, listed, failed('refused')];
    expect(shown(...refused)).toEqual(['refused', undefined]);
    expect(shown(...refused, begun)).toEqual(['refused', undefined]);
    expect(shown(...refused, begun, listed)).toEqual(['synced', '10']);
    expect(after(...refused)).toMatchObject({ wait: { atLeastMs: 5_000 } });
    const again = Array.from({ length: 5 }, () => [begun, failed('refused')]);
    expect(after(...refused, ...again.flat())).toMatchObject({
      wait: { atLeastMs: 60_000 },
    });
  });

  it('takes a 404 for a kind that the cluster does not have only if it never had', () => {
    expect(shown(begun, failed('missing'))).toEqual(['refused', undefined]);
    expect(shown(begun, listed, failed('missing'))).toEqual(['stale', '10']);
    const relisting = [begun, listed, failed('gone'), begun];
    expect(shown(...relisting, failed('missing'))[0]).toBe('stale');
  });

  it('waits longer after every failure, and what the server asks for', () => {
    expect(waits(1).upToMs).toBe(250);
    expect(waits(4).upToMs).toBe(2_000);
    expect(waits(20).upToMs).toBe(15_000);
    expect(after(begun, failed('other', 7_000))).toMatchObject({
      wait: { atLeastMs: 7_000 },
    });
    // That a watch opens proves nothing.
    expect(waits(4, [{ type: 'settled' }]).upToMs).toBe(2_000);
    expect(waits(4, [{ type: 'settled' }, { type: 'proven' }]).upToMs).toBe(
      250,
    );
    expect(waits(4, [{ type: 'progress', resourceVersion: '11' }]).upToMs).toBe(
      250,
    );
  });

  it('never shows rows that may not be read, nor forgets how far it was without need', () => {
    const happening = fc.oneof(
      fc.constant(begun),
      fc.constant(listed),
      fc.constantFrom<Happening>(
        { type: 'settled' },
        { type: 'proven' },
        { type: 'progress', resourceVersion: '11' },
        failed('other'),
        failed('refused'),
        failed('gone'),
        failed('missing'),
      ),
    );
    fc.assert(
      fc.property(fc.array(happening), happenings => {
        const state = after(...happenings);
        const isSynced = watchStateOf(state) === 'synced';
        expect(isSynced && versionOf(state) === undefined).toBe(false);
        const next = follow(state, failed('other'));
        expect(versionOf(next)).toBe(versionOf(state));
        expect(watchStateOf(next)).toBe('stale');
      }),
    );
  });
});
