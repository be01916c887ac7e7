import {
  canonicalJson,
  formatObjectRef,
  objectRefOf,
  type Manifest,
  type ObjectRef,
} from '@mooring/common';
import type {
  PlanStep,
  ReleaseContent,
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
 * The order keeps three promises at every point between the steps: a name is
 * claimed before anything is built for it and published only while something
 * answers behind it; pods find the configuration they were made with until they
 * are gone; and nothing is removed before its replacement is ready.
 *
 * @param instance - `default/shop/web/dev`
 * @param from - undefined: it does not exist yet
 * @param to - undefined: it shall not exist any more
 * @returns no steps if both contents are equal
 */
export function planTransition(
  instance: string,
  from: Release | undefined,
  to: Release | undefined,
): PlanStep[] {
  if (sameContent(from?.content, to?.content)) {
    return [];
  }
  const step = (type: string, input: PlanStep['input']): PlanStep => ({
    instance,
    type,
    input,
  });
  const oldNames = namesOf(from);
  const newNames = namesOf(to);
  const namesDiffer =
    canonicalJson(from?.content.names ?? []) !==
    canonicalJson(to?.content.names ?? []);
  const lostNames = oldNames.some(name => !newNames.includes(name));
  const gainedNames = newNames.some(name => !oldNames.includes(name));

  const publish = step('dns.publish', {
    records: (to?.content.names ?? []).map(recordOf),
  });
  const steps: PlanStep[] = [];
  if (gainedNames) {
    steps.push(
      step('dns.claim', { names: [...new Set([...oldNames, ...newNames])] }),
    );
  }
  if (to) {
    steps.push(...applySteps(from, to, step));
  }
  if (namesDiffer) {
    steps.push(publish);
  }
  const removed = removedObjects(from, to);
  if (from && removed.length > 0) {
    steps.push(
      step('kubernetes.prune', {
        cluster: from.content.cluster,
        objects: removed,
      }),
    );
  }
  if (lostNames) {
    steps.push(step('dns.claim', { names: newNames }));
  }
  steps.push(step('release.live', { release: to?.number ?? null }));
  return steps;
}

function applySteps(
  from: Release | undefined,
  to: Release,
  step: (type: string, input: PlanStep['input']) => PlanStep,
): PlanStep[] {
  const { cluster, namespace, projectRef } = to.content;
  const objects = changedObjects(from, to);
  if (objects.length === 0) {
    return [];
  }
  const changed = new Set(objects.map(keyOf));
  const workloads = to.content.workloads.filter(ref =>
    changed.has(formatObjectRef(ref)),
  );
  const steps = [
    step('kubernetes.apply', {
      cluster,
      namespace,
      projectRef,
      release: to.number,
      objects: objects as PlanStep['input'],
    }),
  ];
  if (workloads.length > 0) {
    steps.push(
      step('kubernetes.rollout', {
        cluster,
        workloads,
        timeoutSeconds: ROLLOUT_TIMEOUT_SECONDS,
      }),
    );
  }
  return steps;
}

function changedObjects(from: Release | undefined, to: Release): Manifest[] {
  const before = new Map(
    from && from.content.cluster === to.content.cluster
      ? from.content.objects.map(object => [
          keyOf(object),
          canonicalJson(object),
        ])
      : [],
  );
  return to.content.objects.filter(
    object => before.get(keyOf(object)) !== canonicalJson(object),
  );
}

/** In reverse apply order: what uses something goes before what it uses. */
function removedObjects(
  from: Release | undefined,
  to: Release | undefined,
): ObjectRef[] {
  const kept = new Set(
    to && to.content.cluster === from?.content.cluster
      ? to.content.objects.map(keyOf)
      : [],
  );
  return (from?.content.objects ?? [])
    .filter(object => !kept.has(keyOf(object)))
    .map(objectRefOf)
    .reverse();
}

function keyOf(object: Manifest): string {
  return formatObjectRef(objectRefOf(object));
}

function namesOf(release: Release | undefined): string[] {
  return (release?.content.names ?? []).map(({ name }) => name);
}

function recordOf({ name, type, ttl, value }: ReleaseName) {
  return { name, type, ttl, values: [value] };
}

function sameContent(
  a: ReleaseContent | undefined,
  b: ReleaseContent | undefined,
): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null);
}
