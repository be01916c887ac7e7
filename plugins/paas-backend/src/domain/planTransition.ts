import {
  canonicalJson,
  formatObjectRef,
  objectRefOf,
  type Manifest,
  type ObjectRef,
} from '@mooring/common';
import type {
  PlanStep,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import type { Release } from './Release';

/** How long a rollout may take before the step fails, in seconds. */
const ROLLOUT_TIMEOUT_SECONDS = 300;

/**
 * The difference of two releases of one instance as ordered steps; the heart of
 * Mooring. Pure.
 *
 * @remarks
 * The order keeps four promises at every point between the steps: a name is
 * claimed before anything is built for it and published only while something
 * answers behind it; pods find the configuration they were made with until they
 * are gone; nothing is removed before its replacement is ready; and an
 * autoscaler is gone before we set the number of replicas ourselves.
 *
 * @param instance - `default/shop/web/dev`
 * @param from - undefined: it does not exist yet
 * @param to - undefined: it shall not exist any more
 * @param partial - releases that an interrupted operation may have left half
 *   applied over `from`: whatever they have may be found, too
 * @returns no steps if there is no difference
 */
export function planTransition(
  instance: string,
  from: Release | undefined,
  to: Release | undefined,
  partial: readonly Release[] = [],
): PlanStep[] {
  const found = foundReleases(from, partial);
  const isSettled = partial.length === 0 || found.every(it => isSame(it, to));
  if (isSame(from, to) && isSettled) {
    return [];
  }
  const step = stepMaker(instance);
  const objects = objectSteps(step, found, to);
  const names = nameSteps(found, to, step);
  return [
    ...names.claim,
    ...names.withdraw,
    ...objects.early,
    ...objects.apply,
    ...names.publish,
    ...objects.late,
    ...names.release,
    objects.live,
  ];
}

/**
 * What may be found of an instance: what was live, and what others left half
 * applied over it. Where nothing was live, nothing of the latter need be there:
 * an empty release stands for that.
 */
export function foundReleases(
  from: Release | undefined,
  partial: readonly Release[],
): Release[] {
  const [first] = partial;
  const start = from ?? (first && emptied(first));
  return [...(start ? [start] : []), ...partial];
}

function emptied({ number, hash, content }: Release): Release {
  const nothing = { objects: [], workloads: [], names: [], running: false };
  return { number, hash, content: { ...content, ...nothing } };
}

/** Makes steps of one instance. */
export function stepMaker(instance: string): MakeStep {
  return (type, input) => ({ instance, type, input });
}

/** What a transition does in the cluster, and the step that makes its release the live one. */
export function objectSteps(
  step: MakeStep,
  found: Release[],
  to: Release | undefined,
): { early: PlanStep[]; apply: PlanStep[]; late: PlanStep[]; live: PlanStep } {
  const removed = removedObjects(found, to);
  const isAutoscaler = ({ kind }: ObjectRef) =>
    kind === 'HorizontalPodAutoscaler';
  const prune = (objects: ObjectRef[]) =>
    objects.length > 0
      ? [
          step('kubernetes.prune', {
            cluster: found[0]!.content.cluster,
            objects,
          }),
        ]
      : [];
  return {
    early: prune(to ? removed.filter(isAutoscaler) : []),
    apply: to ? applySteps(found, to, step) : [],
    late: prune(to ? removed.filter(ref => !isAutoscaler(ref)) : removed),
    live: step('release.live', { release: to?.number ?? null }),
  };
}

/** Makes a step of a plan. */
export type MakeStep = (type: string, input: PlanStep['input']) => PlanStep;

/**
 * Names are claimed first and given back last; withdrawn before what answers for
 * them goes away, and published after what answers for them has come.
 */
function nameSteps(
  found: Release[],
  to: Release | undefined,
  step: MakeStep,
): Record<'claim' | 'withdraw' | 'publish' | 'release', PlanStep[]> {
  const old = unique(found.flatMap(({ content }) => claimed(content.names)));
  const next = to ? claimed(to.content.names) : [];
  const published = found.map(publishedBy);
  const wanted = to ? publishedBy(to) : [];
  const kept = keptBy(found, to);
  const isLost = published
    .flat()
    .some(({ name }) => !wanted.some(record => record.name === name));
  const isSettled =
    !isLost &&
    (found.length > 0 ? published : [[]]).every(
      records => canonicalJson(records) === canonicalJson(wanted),
    );
  const publish = (records: ReleaseName[]) =>
    step('dns.publish', { records: records.map(recordOf) });
  return {
    claim: claimSteps(step, found, next),
    withdraw: isLost ? [publish(kept)] : [],
    publish:
      isSettled || (isLost && canonicalJson(kept) === canonicalJson(wanted))
        ? []
        : [publish(wanted)],
    release: old.some(name => !next.includes(name))
      ? [step('dns.claim', { names: next })]
      : [],
  };
}

/** Claims names before anything is built for them, beside those that there are; nothing where all are held. */
export function claimSteps(
  step: MakeStep,
  found: Release[],
  names: string[],
): PlanStep[] {
  const held = found.map(({ content }) => claimed(content.names));
  const isHeld = (name: string) =>
    held.length > 0 && held.every(all => all.includes(name));
  return names.every(isHeld)
    ? []
    : [step('dns.claim', { names: unique([...held.flat(), ...names]) })];
}

/** Of what may be published now, that which goes on being answered. */
export function keptBy(
  found: Release[],
  to: Release | undefined,
): ReleaseName[] {
  const wanted = to ? publishedBy(to) : [];
  return (found[0] ? publishedBy(found[0]) : []).filter(({ name }) =>
    wanted.some(record => record.name === name),
  );
}

function applySteps(found: Release[], to: Release, step: MakeStep): PlanStep[] {
  const { cluster, namespace, projectRef } = to.content;
  const objects = changedObjects(found, to);
  if (objects.length === 0) {
    return [];
  }
  const changed = new Set(objects.map(keyOf));
  const workloads = to.content.workloads.filter(ref =>
    changed.has(formatObjectRef(ref)),
  );
  return [
    step('kubernetes.apply', {
      cluster,
      namespace,
      projectRef,
      release: to.number,
      objects: objects as PlanStep['input'],
    }),
    ...(workloads.length > 0 ? [rolloutStep(step, cluster, workloads)] : []),
  ];
}

/** Waits until workloads run as they are meant to. */
export function rolloutStep(
  step: MakeStep,
  cluster: string,
  workloads: ObjectRef[],
): PlanStep {
  return step('kubernetes.rollout', {
    cluster,
    workloads,
    timeoutSeconds: ROLLOUT_TIMEOUT_SECONDS,
  });
}

/** Those that are not the same wherever they may be found. */
function changedObjects(found: Release[], to: Release): Manifest[] {
  const before = found
    .filter(({ content }) => content.cluster === to.content.cluster)
    .map(
      ({ content }) =>
        new Map(
          content.objects.map(object => [keyOf(object), canonicalJson(object)]),
        ),
    );
  return to.content.objects.filter(
    object =>
      before.length === 0 ||
      before.some(
        objects => objects.get(keyOf(object)) !== canonicalJson(object),
      ),
  );
}

/** In reverse apply order: what uses something goes before what it uses. */
function removedObjects(
  found: Release[],
  to: Release | undefined,
): ObjectRef[] {
  const kept = new Set(
    to && found.every(({ content }) => content.cluster === to.content.cluster)
      ? to.content.objects.map(keyOf)
      : [],
  );
  const removed = new Map<string, ObjectRef>();
  for (const object of found.flatMap(({ content }) => content.objects)) {
    if (!kept.has(keyOf(object))) {
      removed.set(keyOf(object), objectRefOf(object));
    }
  }
  return [...removed.values()].reverse();
}

function keyOf(object: Manifest): string {
  return formatObjectRef(objectRefOf(object));
}

/** Names alone. */
export function claimed(names: ReleaseName[]): string[] {
  return names.map(({ name }) => name);
}

/** A stopped release claims its names and publishes none. */
export function publishedBy({ content }: Release): ReleaseName[] {
  return content.running ? content.names : [];
}

/** A name as the DNS server holds it. */
export function recordOf({ name, type, ttl, value }: ReleaseName) {
  return { name, type, ttl, values: [value] };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

function isSame(a: Release | undefined, b: Release | undefined): boolean {
  return (
    canonicalJson(a?.content ?? null) === canonicalJson(b?.content ?? null)
  );
}
