import { kubectl as run } from '@mooring/test-utils';

/** kubectl on a cluster of the sandbox, as its administrator. */
export async function kubectl(
  cluster: 'dev' | 'prod',
  ...args: string[]
): Promise<string> {
  return run(cluster, args);
}

/** The names of all objects of some kinds in a namespace; empty if it has none. */
export async function objectNames(
  cluster: 'dev' | 'prod',
  namespace: string,
  kinds: string,
): Promise<string[]> {
  const text = await kubectl(
    cluster,
    ...['get', kinds, '-n', namespace, '-o', 'name', '--ignore-not-found'],
  );
  return text.split('\n').filter(line => line !== '');
}
