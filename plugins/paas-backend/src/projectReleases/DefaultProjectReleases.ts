import { ConflictError } from '@backstage/errors';
import { say } from '@mooring/common';
import type {
  MarkProjectRelease,
  ProjectRelease,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { appendAudit } from '../audit/appendAudit';
import type { Requester } from '../operations/types';
import { insertProjectRelease } from './insertProjectRelease';
import type { ProjectReleaseRecord, ProjectReleaseStore } from './types';

/** Project releases as the database has them; who may see and make them is decided around it. */
export class DefaultProjectReleases {
  constructor(
    private readonly options: { knex: Knex; store: ProjectReleaseStore },
  ) {}

  async list(
    projectRef: string,
    environment: string,
  ): Promise<ProjectRelease[]> {
    return this.toViews(await this.options.store.list(projectRef, environment));
  }

  /** @throws ConflictError where nothing is live */
  async mark(
    { projectRef, environment, note }: MarkProjectRelease,
    requester: Requester,
  ): Promise<ProjectRelease> {
    const { knex, store } = this.options;
    const number = await knex.transaction(async trx => {
      const made = await insertProjectRelease(trx, {
        ...{ projectRef, environment, note, good: true },
        author: requester.user,
        operationId: undefined,
      });
      if (made === undefined) {
        throw new ConflictError(
          `environment: ${say('project.nothingLive', {
            project: projectRef,
            environment,
          })}`,
        );
      }
      await appendAudit(trx, {
        actor: requester.user,
        ...(requester.via !== undefined && { via: requester.via }),
        action: 'project-release.marked',
        projectRef,
        target: projectRef,
        detail: { environment, number: made },
      });
      return made;
    });
    const record = await store.get(projectRef, environment, number);
    const [view] = await this.toViews([record!]);
    return view!;
  }

  private async toViews(
    records: ProjectReleaseRecord[],
  ): Promise<ProjectRelease[]> {
    const members = new Map(
      records
        .flatMap(record => record.members)
        .map(member => [keyOf(member), member]),
    );
    const versions = await this.options.store.versions([...members.values()]);
    return records.map(record => ({
      number: record.number,
      author: record.author,
      ...(record.note !== undefined && { note: record.note }),
      good: record.good,
      ...(record.operationId !== undefined && {
        operationId: record.operationId,
      }),
      createdAt: record.createdAt.toISOString(),
      members: record.members.map(member => {
        const version = versions.get(keyOf(member));
        return {
          service: member.service,
          release: member.release,
          ...(version !== undefined && { version }),
          ...(member.head !== undefined && { head: member.head }),
        };
      }),
    }));
  }
}

function keyOf(member: { instanceId: string; release: number }): string {
  return `${member.instanceId} ${member.release}`;
}
