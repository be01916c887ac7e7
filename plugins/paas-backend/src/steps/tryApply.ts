import type { Manifest } from '@mooring/common';
import {
  ClusterConflictError,
  type ClusterObject,
  type ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import type { FieldConflict } from '@mooring/backstage-plugin-paas-common';
import { foreignConflicts } from './replicas';

/** What applying would make of an object, and what stands against it. */
export interface TriedApply {
  dryRun: ClusterObject;
  /** Whether it has to be by force, because of fields that others own. */
  force: boolean;
  /** Those of others; without those of our own autoscaler. */
  conflicts: FieldConflict[];
}

/** Applies as a dry run, by force only to see what would be. */
export async function tryApply(
  writer: ClusterWriter,
  cluster: string,
  manifest: Manifest,
  signal: AbortSignal,
): Promise<TriedApply> {
  try {
    const dryRun = await writer.dryRun(cluster, manifest, { signal });
    return { dryRun, force: false, conflicts: [] };
  } catch (error) {
    if (!(error instanceof ClusterConflictError) || error.fields.length === 0) {
      throw error;
    }
    return {
      dryRun: await writer.dryRun(cluster, manifest, { signal, force: true }),
      force: true,
      conflicts: foreignConflicts(manifest, error.fields),
    };
  }
}
