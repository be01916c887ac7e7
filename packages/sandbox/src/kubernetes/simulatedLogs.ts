import type { LogFile } from '../pod-logs/logFiles.ts';

/** The kinds of objects that say where a simulated pod's log is; `Logs` is for tests. */
export const logKinds = ['ClusterLogs', 'Logs'];

/**
 * Makes KWOK answer for its nodes' kubelets when a container's log is asked
 * for: with the file for containers of that name, or with the one for all others.
 */
export function simulatedLogs(files: readonly LogFile[]): object {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: 'logs-by-container' },
    spec: {
      logs: files.map(({ path, containers }) => ({
        logsFile: path,
        follow: true,
        ...(containers.length > 0 && { containers }),
      })),
    },
  };
}
