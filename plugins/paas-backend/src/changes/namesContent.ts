import { InputError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  NamesChange,
  ReleaseContent,
} from '@mooring/backstage-plugin-paas-common';
import { hostNameSchema } from '@mooring/backstage-plugin-dns-common';
import { recordsOf, ruleNames } from '../blueprints/renderContent';
import { setNames } from '../domain/content/setNames';
import type { FoundInstance } from './InstanceFinder';

/** Leaves room for the record beside it that says whose it is. */
const MAX_LENGTH = 244;

/** @throws InputError that names the field */
export function namesContent(
  { names }: NamesChange,
  { head, environment, service }: FoundInstance,
): ReleaseContent {
  const { content } = head;
  const { dns } = environment;
  if (!dns) {
    throw new InputError(
      `names: ${say('names.noDns', { environment: environment.name })}`,
    );
  }
  // A name by rule may have moved elsewhere, and one of elsewhere have come here.
  const isHere = (name: string) =>
    content.names.some(record => record.name === name);
  const ruled = ruleNames({
    environment,
    projectRef: service.projectRef,
    service: service.name,
  });
  const kept = ruled.filter(({ name }) => isHere(name));
  names.forEach((name, index) => {
    const field = `names[${index}]`;
    const parsed = hostNameSchema.safeParse(name);
    if (!parsed.success) {
      throw new InputError(`${field}: ${parsed.error.issues[0]!.message}`);
    }
    if (!name.endsWith(`.${dns.zone}`) && !isHere(name)) {
      throw new InputError(
        `${field}: ${say('names.zone', {
          environment: environment.name,
          zone: dns.zone,
        })}`,
      );
    }
    if (name.length > MAX_LENGTH) {
      throw new InputError(
        `${field}: ${say('names.long', { max: MAX_LENGTH })}`,
      );
    }
    if (kept.some(rule => rule.name === name)) {
      throw new InputError(`${field}: ${say('names.ruled', { name })}`);
    }
  });
  const sorted = [...names].sort().flatMap(name => {
    const foreign = content.names.find(
      record => record.name === name && record.zone !== dns.zone,
    );
    return foreign
      ? { ...foreign, ...dns.target }
      : recordsOf(environment, [name]);
  });
  return setNames(content, [...kept, ...sorted], environment.ingressClass);
}
