import type { Random } from '../harness/Random.ts';
import type { Change } from '../portal/PortalChanges.ts';

const environment = 'dev';

/** What a service has to be like, from what was accepted. */
export interface Account {
  name: string;
  serviceId: string;
  /** Images by release, the first without a number. */
  images: string[];
  replicas: number;
  generation: number;
  templates: number;
  exists: boolean;
}

/** A change of a service, and what it makes of it once it was accepted. */
export interface Entry {
  name: string;
  change: Change;
  settle(serviceId: string): void;
}

/** A service that is not there yet; its account is opened when it was accepted. */
export function creation(
  project: string,
  name: string,
  open: (account: Account) => void,
): Entry {
  return {
    name,
    change: {
      kind: 'create',
      projectRef: `system:default/${project}`,
      service: name,
      blueprint: 'nginx',
      environments: [environment],
      values: { replicas: 1, size: 'S' },
    },
    settle: serviceId =>
      open({
        ...{ name, serviceId, images: ['0'], replicas: 1 },
        ...{ generation: 1, templates: 1, exists: true },
      }),
  };
}

/** Changes a service in one of the ways there are. */
export function randomEntry(account: Account, random: Random): Entry {
  const place = { serviceId: account.serviceId, environment };
  const { name, images } = account;
  const now = images.at(-1) ?? '0';
  const earlier = images.findLastIndex(image => image !== now) + 1;
  const kind = ['deploy', 'scale', earlier > 0 ? 'rollback' : 'deploy'][
    random.below(3)
  ];
  if (kind === 'scale') {
    const replicas = account.replicas === 1 ? 2 : 1;
    return {
      name,
      change: { kind, ...place, replicas },
      settle: () => {
        account.replicas = replicas;
        account.generation += 1;
        images.push(now);
      },
    };
  }
  const isBack = kind === 'rollback';
  const image = isBack ? images[earlier - 1]! : String(images.length);
  return {
    name,
    change: isBack
      ? { kind, ...place, release: earlier }
      : { kind: 'deploy', ...place, image: imageOf(image) },
    settle: () => {
      account.generation += 1;
      account.templates += 1;
      images.push(image);
    },
  };
}

/** Ends a service. */
export function deletion(account: Account): Entry {
  const { name, serviceId } = account;
  return {
    name,
    change: { kind: 'delete', serviceId, environments: [environment] },
    settle: () => {
      account.exists = false;
    },
  };
}

function imageOf(image: string): string {
  return `1.${image}@sha256:${image.padStart(64, '0')}`;
}
