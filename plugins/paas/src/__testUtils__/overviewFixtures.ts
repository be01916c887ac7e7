import type {
  Overview,
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';

export function createOverviewInstance(
  overrides: Partial<OverviewInstance> = {},
): OverviewInstance {
  return {
    id: `instance-${overrides.environment ?? 'dev'}`,
    environment: 'dev',
    place: 'dev · shop-dev',
    status: 'Running',
    ready: 2,
    wanted: 2,
    names: [],
    ...overrides,
  };
}

/** A service of `shop` that team-a owns. */
export function createOverviewRow(
  name: string,
  overrides: Partial<OverviewRow> = {},
): OverviewRow {
  return {
    entityRef: `component:default/shop-${name}`,
    name,
    projectRef: 'system:default/shop',
    kind: 'nginx',
    managed: true,
    ownerRef: 'group:default/team-a',
    instances: [createOverviewInstance({ id: `${name}-dev` })],
    ...overrides,
  };
}

export function createOverview(
  items: OverviewRow[],
  overrides: Partial<Overview> = {},
): Overview {
  return {
    cursor: '1',
    full: true,
    items,
    removed: [],
    staleClusters: [],
    ...overrides,
  };
}
