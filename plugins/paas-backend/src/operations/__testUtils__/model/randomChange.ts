import type { Change } from '@mooring/backstage-plugin-paas-common';
import type { Random } from './Random';
import type { Tables } from './Tables';

const IMAGES = ['1', '2', '3'];
const AUTOSCALER = { min: 1, max: 3, cpuPercent: 70 };

/** Something that a person may ask for; whether it can be done is found out by asking. */
export function randomChange(tables: Tables, random: Random): Change {
  const [service] = tables.services;
  if (!service || service.deleted_at !== null) {
    return {
      kind: 'create',
      projectRef: 'system:default/shop',
      service: 'web',
      blueprint: 'plain',
      environments: random.pick([['dev'], ['prod', 'dev']]),
      values: { replicas: 1, lost: false },
    };
  }
  const environment = random.chance(0.8) ? 'dev' : 'prod';
  const place = { serviceId: service.id, environment };
  return random.weighted<() => Change>([
    [4, () => ({ kind: 'deploy', ...place, image: random.pick(IMAGES) })],
    [3, () => ({ kind: 'deploy', ...place, config: randomConfig(random) })],
    [3, () => ({ kind: 'scale', ...place, replicas: 1 + random.below(3) })],
    [1, () => ({ kind: 'autoscale', ...place, autoscaler: AUTOSCALER })],
    [1, () => ({ kind: 'autoscale', ...place, autoscaler: null })],
    [
      2,
      () => ({
        kind: 'names',
        ...place,
        names: randomNames(random, environment),
      }),
    ],
    [1, () => ({ kind: random.pick(['restart', 'stop', 'start']), ...place })],
    [5, () => ({ kind: 'rollback', ...place, release: 1 + random.below(6) })],
    [1, () => ({ kind: 'resume', ...place })],
    [2, () => randomDeletion(service.id, random)],
  ])();
}

function randomConfig(random: Random): Record<string, string> {
  return Object.fromEntries(
    ['A', 'B']
      .filter(() => random.chance(0.6))
      .map(name => [name, random.pick(IMAGES)]),
  );
}

function randomNames(random: Random, environment: string): string[] {
  return ['a', 'b']
    .filter(() => random.chance(0.5))
    .map(name => `${name}.${environment}.corp`);
}

function randomDeletion(serviceId: string, random: Random): Change {
  const environments = random.pick([['dev'], ['prod'], ['prod', 'dev']]);
  return { kind: 'delete', serviceId, environments };
}
