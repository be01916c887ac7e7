import type { Client } from 'pg';

interface Listed {
  id: string;
  state: string;
  step: number;
  steps: number;
}

/** What Mooring answers for the board, as far as it is compared. */
export interface BoardAnswer {
  mineToDo: Section;
  waiting: Section;
  held: Section;
  running: Section;
  queued: Section;
  done: Section;
}

interface Section {
  count: number;
  items: Listed[];
}

/** What the board tells, a text for each operation and number. */
export function factsOfBoard(board: BoardAnswer): string[] {
  return (['waiting', 'held', 'running', 'queued', 'done'] as const).flatMap(
    name => {
      const { count, items } = board[name];
      return [
        `${name}: ${count}`,
        ...items.map(
          ({ id, state, step, steps }, place) =>
            `${name} ${place}: ${id} ${state} ${step}/${steps}`,
        ),
      ];
    },
  );
}

/** The same, as it stands in the database. */
export async function factsOfDatabase(
  client: Client,
  since: string,
): Promise<string[]> {
  const { rows } = await client.query<{ fact: string }>(
    `WITH listed AS (
       SELECT o.id, o.state,
         CASE WHEN o.ended_at IS NOT NULL THEN 'done'
           WHEN o.state = 'undoing' THEN 'running' ELSE o.state END AS section,
         o.ended_at, COALESCE((o.holder->>'since')::timestamptz,
           date_trunc('milliseconds', o.created_at)) AS since,
         (SELECT count(*) FROM operation_steps s WHERE s.operation_id = o.id) AS steps,
         (SELECT count(*) FROM operation_steps s WHERE s.operation_id = o.id AND s.state = 'done') AS done
       FROM operations o
       WHERE o.ended_at IS NULL OR o.id IN (
         SELECT id FROM operations WHERE ended_at IS NOT NULL
         ORDER BY ended_at DESC, id DESC LIMIT 20)
     ), placed AS (
       SELECT *, row_number() OVER (PARTITION BY section
         ORDER BY ended_at DESC, CASE WHEN ended_at IS NULL THEN date_trunc('milliseconds', since) END,
           CASE WHEN ended_at IS NULL THEN id END, id DESC) - 1 AS place
       FROM listed
     )
     SELECT section || ' ' || place || ': ' || id || ' ' || state || ' ' ||
       least(done + 1, steps) || '/' || steps AS fact
     FROM placed WHERE place < 50
     UNION ALL
     SELECT section || ': ' || count(*) FROM listed WHERE section <> 'done' GROUP BY section
     UNION ALL
     SELECT 'done: ' || count(*) FROM operations WHERE ended_at >= $1`,
    [since],
  );
  return rows.map(({ fact }) => fact);
}
