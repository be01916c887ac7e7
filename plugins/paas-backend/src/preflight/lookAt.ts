import { toError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { Check, CheckContext, CheckResult } from './types';

/** A check that says so where it cannot look, instead of failing. */
export function lookAt(
  code: CheckResult['code'],
  what: string,
  look: (context: CheckContext) => Promise<CheckResult[]>,
): Check {
  return async context => {
    try {
      return await look(context);
    } catch (error) {
      const message = say('looked.failed', {
        why: what,
        message: toError(error).message,
      });
      return [{ code, status: 'unknown', message }];
    }
  };
}
