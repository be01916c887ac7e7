import type {
  EventLine,
  InstanceFacts,
} from '@mooring/backstage-plugin-clusters-node';
import { objectsOf, type InstanceObject } from '../objectsOf';

/** The letters that controllers make up names from. */
const RANDOM = '[bcdfghjklmnpqrstvwxz2456789]';
/** So much the API server keeps of a name before its own five letters. */
const KEPT = 58;

/** What controllers make, and how they end its name. */
const CHILDREN: Record<string, { kind: string; ending: string }[]> = {
  Deployment: [{ kind: 'ReplicaSet', ending: `${RANDOM}{5,10}` }],
  ReplicaSet: [{ kind: 'Pod', ending: `${RANDOM}{5}` }],
  DaemonSet: [{ kind: 'Pod', ending: `${RANDOM}{5}` }],
  StatefulSet: [{ kind: 'Pod', ending: '\\d+' }],
  Job: [{ kind: 'Pod', ending: `(?:\\d+-)?${RANDOM}{5}` }],
  CronJob: [{ kind: 'Job', ending: '\\d+' }],
};

/**
 * Tells the events about an instance from those about others of its namespace:
 * by uid, by name for what was there before under the same name, and by the names
 * that its controllers give for what is gone already.
 */
export function aboutInstance(
  facts: InstanceFacts,
): (about: EventLine['about']) => boolean {
  const objects = objectsOf(facts);
  const uids = new Set(objects.map(({ uid }) => uid));
  const names = new Set(objects.map(formatName));
  const made = objects.flatMap(object =>
    (CHILDREN[object.kind] ?? []).map(({ kind, ending }) => ({
      kind,
      namespace: object.namespace,
      pattern: new RegExp(
        `^${escape(`${object.name}-`.slice(0, KEPT))}${ending}$`,
      ),
    })),
  );
  return about =>
    uids.has(about.uid) ||
    names.has(formatName(about)) ||
    made.some(
      ({ kind, namespace, pattern }) =>
        kind === about.kind &&
        namespace === about.namespace &&
        pattern.test(about.name),
    );
}

function formatName({
  kind,
  namespace,
  name,
}: Pick<InstanceObject, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace}/${name}`;
}

function escape(text: string): string {
  return text.replace(/[.\\+*?()|[\]{}^$]/g, '\\$&');
}
