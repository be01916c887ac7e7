import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environments } from '../environments.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { AddressPublisher } from './AddressPublisher.ts';

const folder = new StateFolder(process.argv[2]);
const signs = folder.folder('ingress');

const publishers = environments.map(
  ({ name, ingressAddress }) =>
    new AddressPublisher({
      cluster: name,
      kubeconfig: folder.path('kubernetes', `${name}.kubeconfig`),
      address: ingressAddress,
    }),
);
for (const publisher of publishers) void publisher.run();

setInterval(() => {
  for (const { isWatching, cluster } of publishers)
    if (isWatching) writeFileSync(join(signs, cluster), String(Date.now()));
}, 1000);
