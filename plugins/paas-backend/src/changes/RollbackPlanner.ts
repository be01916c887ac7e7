import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { say } from '@mooring/common';
import {
  KIND_ROLLBACK,
  type ReleasePart,
  type ResumeChange,
  type RollbackChange,
} from '@mooring/backstage-plugin-paas-common';
import { canBeLeft } from '../domain/canBeLeft';
import { takeParts } from '../domain/content/takePart';
import { createRelease, type Release } from '../domain/Release';
import { findRollback } from '../releases/findRollback';
import type { ReleaseStore, UnfinishedOperation } from '../releases/types';
import {
  placeOf,
  targetOf,
  type FoundInstance,
  type InstanceFinder,
} from './InstanceFinder';
import type { PlannedChange, PlannedTarget } from './types';

/** Plans ways back to releases that were. */
export class RollbackPlanner {
  constructor(
    private readonly options: {
      finder: InstanceFinder;
      releases: ReleaseStore;
    },
  ) {}

  /**
   * @param among - ids of all instances that go back together
   * @throws InputError, NotFoundError, ConflictError that name the field
   */
  async planRollback(
    change: RollbackChange,
    among?: ReadonlySet<string>,
  ): Promise<PlannedChange> {
    const found = await this.options.finder.find(change);
    const source = await this.release(found, change.release);
    const parts = change.restore ?? KIND_ROLLBACK;
    return this.plan(change.kind, found, source, parts, among);
  }

  /** @throws ConflictError where nothing was rolled back */
  async planResume(change: ResumeChange): Promise<PlannedChange> {
    const { finder, releases } = this.options;
    const found = await finder.find(change);
    const { record, head } = found;
    const rollback = findRollback(await releases.list(record.id), head.number);
    if (!rollback) {
      throw new ConflictError(
        `release: ${say('rollback.none', placeOf(found))}`,
      );
    }
    const source = await this.release(found, rollback.parent);
    return this.plan(change.kind, found, source, rollback.changed);
  }

  /**
   * A rollback does not queue behind a stuck change: it stops it and starts from
   * whatever that has left.
   */
  private async plan(
    kind: PlannedChange['kind'],
    found: FoundInstance,
    source: Release,
    parts: readonly ReleasePart[],
    among: ReadonlySet<string> = new Set([found.record.id]),
  ): Promise<PlannedChange> {
    const { service, record, head } = found;
    const content = takeParts(head.content, source.content, parts);
    const target: PlannedTarget = {
      ...targetOf(service, record, createRelease(record.nextNumber, content)),
      source: source.number,
    };
    const unfinished = await this.options.releases.unfinished(record.id);
    const stopsThem =
      record.live !== undefined &&
      unfinished.length > 0 &&
      unfinished.every(it => canBeStopped(it, among));
    return {
      kind,
      projectRef: service.projectRef,
      targets: [
        stopsThem
          ? {
              ...target,
              from: record.live,
              partial: [
                ...record.partial,
                ...unfinished.flatMap(({ state, to }) =>
                  to && state !== 'queued' && state !== 'waiting' ? [to] : [],
                ),
              ],
            }
          : target,
      ],
      supersedes: stopsThem ? unfinished.map(({ id }) => id) : [],
    };
  }

  private async release(
    found: FoundInstance,
    number: number,
  ): Promise<Release> {
    const { record, environment } = found;
    const release = await this.options.releases.get(record.id, number);
    if (!release) {
      throw new NotFoundError(
        `release: ${say('rollback.noRelease', {
          ...placeOf(found),
          release: number,
        })}`,
      );
    }
    const { cluster, namespace } = release.content;
    const { content } = record.head!;
    if (cluster !== content.cluster || namespace !== content.namespace) {
      throw new InputError(
        `release: ${say('rollback.elsewhere', {
          release: number,
          namespace,
          cluster,
          environment: environment.name,
        })}`,
      );
    }
    return release;
  }
}

/** A creation or deletion has no safe point to start from, and an undo is a way back itself. */
function canBeStopped(
  { kind, isUndoing, instanceIds }: UnfinishedOperation,
  among: ReadonlySet<string>,
): boolean {
  return (
    canBeLeft(kind) && !isUndoing && instanceIds.every(id => among.has(id))
  );
}
