import type {
  PlanStep,
  ReleaseName,
} from '@mooring/backstage-plugin-paas-common';
import { canonicalJson } from '@mooring/common';
import { findMoves, type Move } from './findMoves';
import type { NewStep } from './gates';
import { planEnd } from './planEnd';
import {
  claimed,
  claimSteps,
  foundReleases,
  keptBy,
  objectSteps,
  planTransition,
  publishedBy,
  recordOf,
  rolloutStep,
  stepMaker,
  type MakeStep,
} from './planTransition';
import type { Release } from './Release';

/** For how long resolvers may keep a name while it moves, in seconds. */
export const MOVE_TTL_SECONDS = 10;

/** Whether something has to come of it in any case, and whether at once. */
export type PlanMode = 'plan' | 'rebase' | 'undo';

/** The transition of one instance in an operation. */
export interface Transition {
  instanceId: string;
  instanceRef: string;
  environment: string;
  from: Release | undefined;
  partial: readonly Release[];
  to: Release | undefined;
}

/** A step, and the environment that it is done in. */
export type PlacedStep = NewStep & { environment: string };

/**
 * The steps of an operation: those of each instance, see {@link planTransition};
 * where names change hands among the instances, those of all as one.
 *
 * @remarks
 * What takes names is ready to answer for them before they move; they move all at
 * once; and what gave them goes on answering until nobody can be led to it any
 * more. On the way there they are published with a short TTL first, so that
 * everybody follows at once. The way back does not wait for that.
 *
 * @param mode - `plan`: nothing where nothing differs; `rebase`: the release has to
 *   become the live one in any case; `undo`: the same, and at once
 */
export function planSteps(
  targets: readonly Transition[],
  mode: PlanMode,
): PlacedStep[] {
  const plan = mode === 'plan' ? planTransition : planEnd;
  const moves = findMoves(targets);
  const movers = targets.map(target => ({
    target,
    taken: moves.filter(it => it.taker === target.instanceId),
    given: moves.filter(it => it.giver === target.instanceId),
  }));
  const parts = movers.map(({ target, taken, given }) => {
    if (taken.length > 0) {
      return takerSteps(target, taken);
    }
    return given.length > 0
      ? giverSteps(target, given, mode)
      : {
          before: plan(
            target.instanceRef,
            target.from,
            target.to,
            target.partial,
          ),
          after: [],
        };
  });
  const steps = (which: 'before' | 'after') =>
    parts.flatMap((part, index) => placed(part[which], targets[index]!));
  return [
    ...steps('before'),
    ...(moves.length > 0 ? moveSteps(movers, mode) : []),
    ...steps('after'),
  ];
}

/** A target, and which of its names move. */
interface Mover {
  target: Transition;
  taken: Move[];
  given: Move[];
}

function takerSteps(
  { instanceRef, from, partial, to }: Transition,
  taken: Move[],
) {
  const step = stepMaker(instanceRef);
  const found = foundReleases(from, partial);
  const objects = objectSteps(step, found, to);
  const { content } = to!;
  const isLookedAt = objects.apply.some(
    ({ type }) => type === 'kubernetes.rollout',
  );
  return {
    before: [
      ...claimSteps(step, found, namesBut(to, taken)),
      ...objects.early,
      ...objects.apply,
      ...(content.running && !isLookedAt
        ? [rolloutStep(step, content.cluster, content.workloads)]
        : []),
    ],
    after: [...objects.late, objects.live],
  };
}

function giverSteps(
  { instanceRef, from, partial, to }: Transition,
  given: Move[],
  mode: PlanMode,
) {
  const step = stepMaker(instanceRef);
  const found = foundReleases(from, partial);
  const objects = objectSteps(step, found, to);
  const published = found[0] ? publishedBy(found[0]) : [];
  const goes = published.filter(({ name }) => isAmong(given, name));
  const isSlow = goes.some(({ ttl }) => ttl > MOVE_TTL_SECONDS);
  const wanted = to ? publishedBy(to) : [];
  return {
    before: [
      ...claimSteps(step, found, namesBut(to, [])),
      ...(isSlow && mode !== 'undo'
        ? [
            step('dns.publish', {
              records: published.map(name =>
                isAmong(given, name.name) ? quickly(name) : recordOf(name),
              ),
            }),
            settleStep(step, goes),
          ]
        : []),
    ],
    after: [
      ...objects.early,
      ...objects.apply,
      ...(canonicalJson(wanted) === canonicalJson(keptBy(found, to))
        ? []
        : [step('dns.publish', { records: wanted.map(recordOf) })]),
      ...objects.late,
      objects.live,
    ],
  };
}

/** New names that nobody gives are claimed first, as ever. */
function namesBut(to: Release | undefined, taken: Move[]): string[] {
  return (to ? claimed(to.content.names) : []).filter(
    name => !isAmong(taken, name),
  );
}

/** What gives names goes on only when nobody is led to it any more. */
function moveSteps(movers: readonly Mover[], mode: PlanMode): PlacedStep[] {
  const involved = movers.filter(
    ({ taken, given }) => taken.length + given.length > 0,
  );
  const { target: first } = involved.find(({ taken }) => taken.length > 0)!;
  const move = (toRecord: typeof recordOf): PlacedStep[] =>
    placed(
      [
        stepMaker(first.instanceRef)('dns.move', {
          owners: involved.map(mover => ownerOf(mover, toRecord)),
        }),
      ],
      first,
    );
  const moved = involved.flatMap(({ target, taken }) =>
    taken.length > 0
      ? publishedBy(target.to!).filter(({ name }) => isAmong(taken, name))
      : [],
  );
  if (moved.length === 0) {
    return move(recordOf);
  }
  const settle = (names: Pick<ReleaseName, 'ttl'>[]) =>
    involved
      .filter(({ given }) => given.length > 0)
      .flatMap(({ target }) =>
        placed([settleStep(stepMaker(target.instanceRef), names)], target),
      );
  return mode === 'undo'
    ? [...move(recordOf), ...settle(moved)]
    : [
        ...move(quickly),
        ...settle(moved.map(quickly)),
        ...(moved.some(({ ttl }) => ttl > MOVE_TTL_SECONDS)
          ? move(recordOf)
          : []),
      ];
}

/** What an instance holds and publishes once names have moved. */
function ownerOf(
  { target, taken }: Mover,
  toRecord: typeof recordOf,
): {
  instanceId: string;
  instance: string;
  names: string[];
  records: ReturnType<typeof recordOf>[];
} {
  const { instanceId, instanceRef, from, partial, to } = target;
  const published =
    taken.length > 0
      ? publishedBy(to!)
      : keptBy(foundReleases(from, partial), to);
  return {
    instanceId,
    instance: instanceRef,
    names: to ? claimed(to.content.names) : [],
    records: published.map(name =>
      isAmong(taken, name.name) ? toRecord(name) : recordOf(name),
    ),
  };
}

function quickly(name: ReleaseName) {
  return recordOf({ ...name, ttl: Math.min(name.ttl, MOVE_TTL_SECONDS) });
}

function settleStep(
  step: MakeStep,
  names: readonly Pick<ReleaseName, 'ttl'>[],
): PlanStep {
  return step('dns.settle', {
    seconds: Math.max(...names.map(({ ttl }) => ttl)),
  });
}

function isAmong(moves: readonly Move[], name: string): boolean {
  return moves.some(move => move.name === name);
}

function placed(
  steps: readonly PlanStep[],
  { instanceId, environment }: Transition,
): PlacedStep[] {
  return steps.map(step => ({ ...step, instanceId, environment }));
}
