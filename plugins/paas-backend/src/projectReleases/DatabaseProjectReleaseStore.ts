import type { Knex } from 'knex';
import type { ReleaseRow } from '../operations/journal/rows';
import type { ProjectReleaseRecord, ProjectReleaseStore } from './types';

type Member = ProjectReleaseRecord['members'][number];

interface Row {
  number: number;
  author: string;
  note: string | null;
  good: boolean;
  operation_id: string | null;
  created_at: Date;
  members: (Omit<Member, 'head'> & { head: number | null })[];
}

/** {@link ProjectReleaseStore} in PostgreSQL. */
export class DatabaseProjectReleaseStore implements ProjectReleaseStore {
  constructor(private readonly knex: Knex) {}

  async get(
    projectRef: string,
    environment: string,
    number: number,
  ): Promise<ProjectReleaseRecord | undefined> {
    const [row] = await this.query(projectRef, environment).where({ number });
    return row && toRecord(row);
  }

  async list(
    projectRef: string,
    environment: string,
  ): Promise<ProjectReleaseRecord[]> {
    const rows = await this.query(projectRef, environment)
      .orderBy('number', 'desc')
      .limit(100);
    return rows.map(toRecord);
  }

  async versions(
    members: readonly Pick<Member, 'instanceId' | 'release'>[],
  ): Promise<Map<string, string>> {
    const rows: (Pick<ReleaseRow, 'instance_id' | 'number'> & {
      tag: string;
    })[] = await this.knex('releases')
      .whereIn(
        ['instance_id', 'number'],
        members.map(({ instanceId, release }) => [instanceId, release]),
      )
      .select(
        ...['instance_id', 'number'],
        this.knex.raw(`content->'image'->>'tag' AS tag`),
      );
    return new Map(
      rows.map(({ instance_id: id, number, tag }) => [`${id} ${number}`, tag]),
    );
  }

  private query(projectRef: string, environment: string) {
    return this.knex('project_releases AS p')
      .where({ project_ref: projectRef, environment })
      .select<Row[]>(
        'p.*',
        this.knex.raw(`(
          SELECT jsonb_agg(jsonb_build_object(
            'instanceId', m.instance_id, 'service', s.name, 'release', m.release,
            'head', i.head_number)
            ORDER BY s.name)
          FROM project_release_members m
          JOIN instances i ON i.id = m.instance_id
          JOIN services s ON s.id = i.service_id
          WHERE m.project_ref = p.project_ref
            AND m.environment = p.environment AND m.number = p.number) AS members`),
      );
  }
}

function toRecord(row: Row): ProjectReleaseRecord {
  return {
    number: row.number,
    author: row.author,
    note: row.note ?? undefined,
    good: row.good,
    operationId: row.operation_id ?? undefined,
    createdAt: row.created_at,
    members: row.members.map(member => ({
      ...member,
      head: member.head ?? undefined,
    })),
  };
}
