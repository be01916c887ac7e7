import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { parseImageReference } from './parseImageReference';

const repository = 'registry.mooring.test/mooring/nginx';
const hex = 'a'.repeat(64);
const digest = `sha256:${hex}`;

function parse(text: string) {
  return parseImageReference(text, { repository });
}

/** What becomes of any text, in one line; other errors than of input are thrown. */
function outcomeOf(text: string): string {
  try {
    const { repository: name, tag = '', digest: pinned = '' } = parse(text);
    return `${name} ${tag} ${pinned}`;
  } catch (error) {
    if (error instanceof InputError) {
      return error.name;
    }
    throw error;
  }
}

describe('parseImageReference', () => {
  it.each([
    ['1.28.0', { repository, tag: '1.28.0' }],
    [':1.28.0', { repository, tag: '1.28.0' }],
    [`1.28.0@${digest}`, { repository, tag: '1.28.0', digest }],
    [digest, { repository, digest }],
    [`@${digest}`, { repository, digest }],
    ['latest', { repository, tag: 'latest' }],
    ['t'.repeat(128), { repository, tag: 't'.repeat(128) }],
    [
      'other/web:1.28.0',
      { repository: 'registry.mooring.test/other/web', tag: '1.28.0' },
    ],
    ['web:1.28', { repository: 'registry.mooring.test/web', tag: '1.28' }],
    [
      `docker.io/library/nginx:1.28.0@${digest}`,
      { repository: 'docker.io/library/nginx', tag: '1.28.0', digest },
    ],
    [`quay.io/a/b_c@${digest}`, { repository: 'quay.io/a/b_c', digest }],
    ['localhost:5000/web:1', { repository: 'localhost:5000/web', tag: '1' }],
    ['localhost/web:1', { repository: 'localhost/web', tag: '1' }],
  ])('reads %s', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    ':',
    '@',
    'a b',
    'x:tag\n',
    'x:tag\0',
    '1.28.0 ',
    '@sha256:short',
    'sha256:short',
    `sha256:${'A'.repeat(64)}`,
    `${digest}0`,
    `web@sha512:${hex}`,
    'file:///x',
    'https://registry.mooring.test/web:1',
    'Web/nginx:1',
    'docker.io/Library/nginx:1',
    'docker.io/library/nginx',
    `web:${'t'.repeat(129)}`,
    't'.repeat(129),
    '../secret:1',
    'web/../secret:1',
    'web//nginx:1',
    '/web:1',
    'web/:1',
    'user:password@host/web:1',
    'wéb:1',
    `${'a/'.repeat(130)}web:1`,
    'a'.repeat(1_000_000),
    `${'-'.repeat(400)}:1`,
  ])('refuses %j', text => {
    expect(() => parse(text)).toThrow(InputError);
    expect(() => parse(text)).toThrow(/^image: ".*write a tag/);
  });

  it('says what it was given without what would not show, and not endlessly', () => {
    expect(() => parse('x:tag\n\0')).toThrow('image: "x:tag\\n\\u0000" names');
    expect(() => parse('a '.repeat(1_000))).toThrow(/^.{0,260}$/);
  });

  it('leaves a repository without a host as it is', () => {
    const defaults = { repository: 'nginx' };
    expect(parseImageReference('1.28.0', defaults)).toEqual({
      repository: 'nginx',
      tag: '1.28.0',
    });
    expect(parseImageReference('other/web:1', defaults).repository).toBe(
      'other/web',
    );
  });

  it('reads back what it says', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8})?$/);
    const tags = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
    const digests = fc.stringMatching(/^sha256:[0-9a-f]{64}$/);
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 5 }),
        fc.option(tags, { nil: undefined }),
        digests,
        (path, tag, someDigest) => {
          const full = `quay.io/${path.join('/')}`;
          const text = `${full}${tag ? `:${tag}` : ''}@${someDigest}`;
          expect(parse(text)).toEqual({
            repository: full,
            ...(tag && { tag }),
            digest: someDigest,
          });
        },
      ),
    );
  });

  it('makes of anything a plain name or an InputError', () => {
    const pieces = fc.constantFrom(
      ...['a', 'A', '1', ':', '/', '@', '.', '..', '-', '_', '%2e', '\\'],
      ...['\n', '\0', ' ', 'sha256:', hex, 'docker.io/', 'é', '?', '#'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map(list => list.join('')),
        ),
        text => {
          expect(outcomeOf(text)).toMatch(
            /^(InputError|[a-z0-9.:_/-]+ \S{0,128} \S{0,71})$/,
          );
          expect(outcomeOf(text)).not.toMatch(
            /^\S*(\.\.|\/\/)|^[./]|^\S*[./] | {2}$/,
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
