import type { ApiClient } from '../cluster/ApiClient.ts';
import { Filler } from './Filler.ts';
import { allNamespaces, allServices, nodeCount, nodeName } from './shape.ts';

const atOnce = 32;

/** Creates the whole data set, statuses included, as controllers and kubelets would. */
export async function fill(
  api: ApiClient,
  say: (doing: string) => void,
): Promise<void> {
  const filler = new Filler(api);
  say('creating namespaces and nodes');
  await inParallel(allNamespaces(), namespace => filler.namespace(namespace));
  const nodes = Array.from({ length: nodeCount }, (_, index) =>
    nodeName(index),
  );
  await inParallel(nodes, name => filler.node(name));
  const services = allServices();
  let done = 0;
  await inParallel(services, async service => {
    await filler.service(service);
    done += 1;
    if (done % 50 === 0)
      say(`creating services with their pods, ${done} of ${services.length}`);
  });
}

async function inParallel<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift())
      await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
