import type { NameChecker } from '@mooring/backstage-plugin-paas-node';
import { lookAt } from '../lookAt';
import type { Check, CheckResult } from '../types';

/** Whether names that come are free. */
export function namesCheck(options: {
  nameChecker: NameChecker | undefined;
}): Check {
  return lookAt('names', 'DNS names', async ({ planned, target }) => {
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
        message: `${name} comes from ${instanceRef}`,
      }),
    );
    const asked = gained.filter(name => moved.every(it => it.name !== name));
    if (!nameChecker || asked.length === 0) {
      return comes;
    }
    const verdicts = await nameChecker.check(asked, target.instanceId);
    const looked = verdicts.map(({ name, state, detail }): CheckResult => {
      const why = detail === undefined ? '' : `: ${detail}`;
      switch (state) {
        case 'free':
          return { code: 'names', status: 'ok', message: `${name} is free` };
        case 'taken': {
          const message = `${name} is taken${why}; choose another, or ask for it`;
          return { code: 'names', status: 'problem', message };
        }
        default: {
          const message = `Whether ${name} is free is not known${why}`;
          return { code: 'names', status: 'unknown', message };
        }
      }
    });
    return [...comes, ...looked];
  });
}
