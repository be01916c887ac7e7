import { InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import type { Freeze, Procedure } from '@mooring/backstage-plugin-paas-common';

/**
 * Where a document names an environment that is not there; undefined where it
 * names none. It would protect nothing, and nobody would notice.
 */
export function unknownEnvironment(
  body: Procedure | Freeze,
  environments: ReadonlyMap<string, unknown>,
): string | undefined {
  const [path, named] =
    'condition' in body
      ? ['condition.environments', body.condition.environments]
      : ['environments', body.environments];
  const unknown = named.find(name => !environments.has(name));
  const known = [...environments.keys()].join(', ');
  return unknown === undefined
    ? undefined
    : `${path}: there is no environment '${unknown}', only ${known}`;
}

/**
 * What a schema cannot know.
 *
 * @throws InputError that names the field
 */
export function checkPolicyBody(
  body: Procedure | Freeze,
  environments: ReadonlyMap<string, unknown>,
  now: Date,
): void {
  const unknown = unknownEnvironment(body, environments);
  if (unknown !== undefined) {
    throw new InputError(`body.${unknown}`);
  }
  if ('until' in body && Date.parse(body.until) <= now.getTime()) {
    throw new InputError(`body.until: ${say('until.past')}`);
  }
}
