import { createInterface } from 'node:readline/promises';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { portalAccessObjects } from '../kubernetes/portalAccess.ts';

interface Kubeconfig {
  'current-context'?: string;
  contexts?: { name: string; context: { cluster: string } }[];
  clusters?: { name: string; cluster: { server: string } }[];
}

/** Says what will be created in the reader's own cluster, and asks. */
export async function confirmOwnCluster(
  file: string,
  sayYes: boolean,
): Promise<boolean> {
  const { context, server } = currentCluster(file);
  const lines = [
    `The portal will use the cluster of context ${context} (${server}) as environment "dev".`,
    'These objects will be created there, or changed to what docs/kubernetes/mooring-portal.yaml says:',
    ...portalAccessObjects().map(object => `  ${object}`),
    'Later, each service that you create in the portal adds its own objects, in a namespace per project.',
    'None of it is removed when the portal stops; docs/kubernetes/README.md says how to.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (sayYes) return true;
  if (!process.stdin.isTTY) {
    throw new Error('There is no terminal to ask on; add --yes to agree');
  }
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  const answer = await terminal.question('Go on? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function currentCluster(file: string): { context: string; server: string } {
  const config = parse(readFileSync(file, 'utf8')) as Kubeconfig;
  const current = config.contexts?.find(
    ({ name }) => name === config['current-context'],
  );
  const cluster = config.clusters?.find(
    ({ name }) => name === current?.context.cluster,
  );
  if (!current || !cluster)
    throw new Error(`${file} has no current context with a cluster`);
  return { context: current.name, server: cluster.cluster.server };
}
