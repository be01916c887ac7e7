import type { Image, Scaling } from '@mooring/backstage-plugin-paas-common';

/**
 * Joins the few fields of `releases.content` that lists show, as `c`: content
 * has up to a megabyte and stays in the database, where it is unpacked once.
 */
export const RELEASE_FIELDS = `
  CROSS JOIN LATERAL jsonb_to_record(releases.content) AS c(
    cluster text, namespace text, image jsonb, scaling jsonb, size jsonb,
    running boolean, names jsonb, "values" jsonb)`;

/** Columns over {@link RELEASE_FIELDS}, see {@link ReleaseFieldsRow}. */
export const RELEASE_COLUMNS = `
  c.cluster, c.namespace, c.image, c.scaling,
  coalesce(c.size->>'name', c."values"->>'size') AS size,
  coalesce(c.running, true) AS running,
  jsonb_path_query_array(c.names, '$[*].name') AS names,
  CASE WHEN c.scaling IS NULL THEN coalesce(
    jsonb_path_query_first(releases.content,
      '$.objects[*] \\? (@.kind == "Deployment").spec.replicas'),
    c."values"->'replicas') END AS replicas`;

/** What {@link RELEASE_COLUMNS} select. */
export interface ReleaseFieldsRow {
  cluster: string;
  namespace: string;
  image: Image;
  /** Null in content of the first schema version. */
  scaling: Scaling | null;
  /** Of the first schema version, where it stands in objects and values only. */
  replicas: number | null;
  size: string | null;
  running: boolean;
  names: string[] | null;
}

/** How a release is scaled, whatever version its content is of. */
export function scalingOf({
  scaling,
  replicas,
}: Pick<ReleaseFieldsRow, 'scaling' | 'replicas'>): Scaling {
  return scaling ?? { mode: 'fixed', replicas: replicas ?? 1 };
}
