import fc from 'fast-check';
import { recognizeSentence } from './recognizeSentence';
import { say, sentences, WORDY, type SentenceKey } from './say';

const keys = Object.keys(sentences) as SentenceKey[];
const word = fc.stringMatching(/^[a-z][a-z0-9/.:@-]{0,12}[a-z0-9]$/);
const words = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map(list => list.join(' '));

const said = fc.constantFrom(...keys).chain(key => {
  const names = [...sentences[key].matchAll(/\{\{(\w+)\}\}/g)].map(
    it => it[1]!,
  );
  return fc.record({
    key: fc.constant(key),
    values: fc.record(
      Object.fromEntries(
        names.map(name => [name, WORDY.has(name) ? words : word]),
      ),
    ),
  });
});

/** With values of any kind, as the types forbid it for a key that is not known before. */
const sayAny = say as (
  key: SentenceKey,
  values: Record<string, string>,
) => string;

describe('sentences', () => {
  it('are recognised with what they were filled with', () => {
    fc.assert(
      fc.property(said, ({ key, values }) => {
        expect(recognizeSentence(sayAny(key, values))).toEqual({ key, values });
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [
      'web.shop is taken: Claimed by default/shop/web/dev; choose another, or ask for it',
      'names.takenWhy',
    ],
    ['created Deployment web, Service web', 'apply.created'],
    [
      'Cluster dev does not answer: connect ECONNREFUSED 127.0.0.1:6443',
      'cluster.away',
    ],
    [
      'Deployment shop-dev/web does not become ready, 1 of 2 ready: ImagePullBackOff: Back-off pulling image "nginx:9"\nnot found',
      'rollout.stuck',
    ],
  ] as const)('recognise %j', (text, key) => {
    expect(recognizeSentence(text)?.key).toBe(key);
  });

  it('leave the words of others alone', () => {
    for (const text of [
      '',
      'The weekend is free of changes',
      'a: b',
      'Pods!',
    ]) {
      expect(recognizeSentence(text)).toBeUndefined();
    }
  });
});
