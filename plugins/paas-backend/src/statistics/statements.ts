const DEPLOYS = `('create', 'deploy')`;

/** Whether a target is in the environment and its operation in the project that are asked for. */
const ASKED_FOR = `(CAST(:project AS text) IS NULL OR o.project_ref = :project)
  AND (CAST(:environment AS text) IS NULL OR i.environment = :environment)`;

/**
 * Deployments and what came of them. What they are called and how they are
 * counted: docs/board.md, after DORA's four keys.
 */
export const DELIVERY = `
WITH ended AS (
  SELECT o.id, o.kind, o.state, o.project_ref, o.created_at, o.started_at,
    o.ended_at, t.instance_id
  FROM operations o
  JOIN operation_targets t ON t.operation_id = o.id
  JOIN instances i ON i.id = t.instance_id
  WHERE o.ended_at >= CAST(:from AS timestamptz) AND o.started_at IS NOT NULL
    -- Whether the last ones are rolled back shows a day later, and how that ended still later.
    AND o.created_at < CAST(:until AS timestamptz) + interval '8 days'
    AND o.kind IN ('create', 'deploy', 'rollback') AND ${ASKED_FOR}
), good AS (
  SELECT id, kind, instance_id, created_at, ended_at,
    lead(kind) OVER following AS next_kind,
    lead(created_at) OVER following AS next_created,
    lead(ended_at) OVER following AS next_ended
  FROM ended WHERE state = 'succeeded'
  WINDOW following AS (PARTITION BY instance_id ORDER BY ended_at, id)
), rolled_back AS (
  SELECT id, max(next_ended) AS restored
  FROM good
  WHERE kind IN ${DEPLOYS} AND next_kind = 'rollback'
    AND next_created <= ended_at + interval '24 hours'
  GROUP BY id
), left_over AS (
  SELECT e.id, min(g.ended_at) AS restored
  FROM ended e
  JOIN good g ON g.instance_id = e.instance_id AND g.ended_at > e.ended_at
  WHERE e.kind IN ${DEPLOYS} AND e.state = 'cancelled'
  GROUP BY e.id
), live AS (
  SELECT e.id, max(l.live_from) AS at
  FROM ended e
  JOIN live_intervals l
    ON l.instance_id = e.instance_id AND l.operation_id = e.id
  GROUP BY e.id
), deploys AS (
  SELECT DISTINCT e.id, e.state,
    CASE CAST(:key AS text)
      WHEN 'month' THEN to_char(e.ended_at AT TIME ZONE 'UTC', 'YYYY-MM')
      WHEN 'project' THEN e.project_ref
    END AS key,
    CASE WHEN e.state = 'succeeded'
      THEN COALESCE(live.at, e.ended_at) - e.created_at
    END AS lead,
    e.state <> 'succeeded' OR r.id IS NOT NULL AS failed,
    CASE e.state
      WHEN 'succeeded' THEN r.restored - e.ended_at
      WHEN 'undone' THEN e.ended_at - e.started_at
      ELSE left_over.restored - e.started_at
    END AS restore
  FROM ended e
  LEFT JOIN rolled_back r ON r.id = e.id
  LEFT JOIN left_over ON left_over.id = e.id
  LEFT JOIN live ON live.id = e.id
  WHERE e.kind IN ${DEPLOYS} AND e.ended_at < CAST(:until AS timestamptz)
)
SELECT key, grouping(key) = 1 AS is_total,
  CAST(count(*) AS int) AS attempts,
  CAST(count(*) FILTER (WHERE state = 'succeeded') AS int) AS deployments,
  CAST(count(*) FILTER (WHERE failed) AS int) AS failures,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(extract(epoch FROM lead) AS float8)) AS lead_median,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(extract(epoch FROM lead) AS float8)) AS lead_p90,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(extract(epoch FROM restore) AS float8)) AS restore_median,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY CAST(extract(epoch FROM restore) AS float8)) AS restore_p90
FROM deploys
GROUP BY GROUPING SETS ((key), ())
ORDER BY key`;

/** How long operations waited for whom, from the journal of their changes. */
export const WAITING = `
WITH spans AS (
  SELECT c.operation_id, c.holder_after AS holder,
    greatest(c.at, CAST(:from AS timestamptz)) AS begun,
    least(
      COALESCE(
        lead(c.at) OVER (PARTITION BY c.operation_id ORDER BY c.id),
        o.ended_at, now()
      ),
      CAST(:until AS timestamptz)
    ) AS ended
  FROM operation_changes c
  JOIN operations o ON o.id = c.operation_id
  WHERE c.at < CAST(:until AS timestamptz)
    AND (o.ended_at IS NULL OR o.ended_at >= CAST(:from AS timestamptz))
    AND EXISTS (
      SELECT FROM operation_targets t
      JOIN instances i ON i.id = t.instance_id
      WHERE t.operation_id = o.id AND ${ASKED_FOR})
), waits AS (
  SELECT operation_id, holder->>'kind' AS kind,
    -- Each earlier operation is another one; together they are what one waits in line.
    CASE holder->>'kind'
      WHEN 'operation' THEN 'operation' ELSE holder->>'name'
    END AS holder,
    CAST(sum(extract(epoch FROM ended - begun)) AS float8) AS seconds
  FROM spans
  WHERE jsonb_typeof(holder) = 'object' AND ended > begun
  GROUP BY 1, 2, 3
)
SELECT holder, kind, CAST(count(*) AS int) AS operations, sum(seconds) AS total,
  percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS median,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds) AS p90
FROM waits
GROUP BY holder, kind
ORDER BY total DESC, holder`;
