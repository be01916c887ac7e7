import { say } from '@mooring/common';
import type { NameChecker } from '@mooring/backstage-plugin-paas-node';
import { lookAt } from '../lookAt';
import type { Check, CheckResult } from '../types';

/** Whether names that come are free. */
export function namesCheck(options: {
  nameChecker: NameChecker | undefined;
}): Check {
  return lookAt('names', say('looked.names'), async ({ planned, target }) => {
    const { nameChecker } = options;
    const had = new Set(target.from?.content.names.map(({ name }) => name));
    const gained = (target.to?.content.names ?? [])
      .map(({ name }) => name)
      .filter(name => !had.has(name));
    const moved = planned.targets
      .filter(other => other !== target)
      .flatMap(({ from, instanceRef }) =>
        (from?.content.names ?? []).map(({ name }) => ({ name, instanceRef })),
      )
      .filter(({ name }) => gained.includes(name));
    const comes = moved.map(
      ({ name, instanceRef }): CheckResult => ({
        code: 'names',
        status: 'ok',
        message: say('names.comes', { name, instance: instanceRef }),
      }),
    );
    const asked = gained.filter(name => moved.every(it => it.name !== name));
    if (!nameChecker || asked.length === 0) {
      return comes;
    }
    const verdicts = await nameChecker.check(asked, target.instanceId);
    const looked = verdicts.map(({ name, state, detail }): CheckResult => {
      switch (state) {
        case 'free': {
          const message = say('names.free', { name });
          return { code: 'names', status: 'ok', message };
        }
        case 'taken': {
          const message =
            detail === undefined
              ? say('names.taken', { name })
              : say('names.takenWhy', { name, why: detail });
          return { code: 'names', status: 'problem', message };
        }
        default: {
          const message =
            detail === undefined
              ? say('names.unknown', { name })
              : say('names.unknownWhy', { name, why: detail });
          return { code: 'names', status: 'unknown', message };
        }
      }
    });
    return [...comes, ...looked];
  });
}
