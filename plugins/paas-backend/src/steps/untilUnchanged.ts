import { ClusterConflictError } from '@mooring/backstage-plugin-clusters-node';

const ATTEMPTS = 5;

/**
 * Reads and writes again when the object changed in between. A conflict over
 * fields does not go away by itself and is thrown at once.
 */
export async function untilUnchanged<T>(
  readAndWrite: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await readAndWrite();
    } catch (error) {
      const moved =
        error instanceof ClusterConflictError && error.fields.length === 0;
      if (!moved || attempt === ATTEMPTS) {
        throw error;
      }
    }
  }
}
