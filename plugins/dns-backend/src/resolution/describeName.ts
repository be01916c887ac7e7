import type { NameStatus } from '@mooring/backstage-plugin-dns-common';
import type { Answer } from './types';

type Verdict = Pick<
  NameStatus,
  'published' | 'resolves' | 'values' | 'reason' | 'reasonCode'
>;

/**
 * What to say of a name.
 *
 * @param expected - the values that were published; undefined if none were
 * @param server - the server that was asked
 */
export function describeName(
  expected: string[] | undefined,
  answer: Answer,
  server: string,
): Verdict {
  if (answer.state === 'unknown') {
    return {
      published: expected !== undefined,
      resolves: 'unknown',
      values: [],
      reason: `DNS server ${server} ${answer.problem}`,
      reasonCode: 'no-answer',
    };
  }
  if (answer.state === 'none') {
    return {
      published: false,
      resolves: 'no',
      values: [],
      ...(expected === undefined
        ? { reason: 'Not published yet', reasonCode: 'not-published' }
        : {
            reason: `It was published, but DNS server ${server} does not have it any more`,
            reasonCode: 'no-record',
          }),
    };
  }
  const { values } = answer;
  if (expected !== undefined && same(expected, values)) {
    return { published: true, resolves: 'yes', values };
  }
  return {
    published: false,
    resolves: 'yes',
    values,
    reason: `DNS server ${server} answers ${values.join(', ')}, ${
      expected === undefined
        ? 'which Mooring did not publish'
        : `but ${expected.join(', ')} was published`
    }`,
    reasonCode: 'other-values',
  };
}

function same(a: string[], b: string[]): boolean {
  const key = (values: string[]) =>
    values
      .map(value => value.toLowerCase())
      .sort()
      .join('\n');
  return key(a) === key(b);
}
