/** An answer of the list of services that says of `count` services what one would say of three. */
export function manyServices(count: number, url: string): object {
  const isFirst = !new URL(url).searchParams.has('after');
  return {
    cursor: 'many',
    full: isFirst,
    items: isFirst
      ? Array.from({ length: count }, (_, index) => serviceOf(index))
      : [],
    removed: [],
    staleClusters: [],
  };
}

function serviceOf(index: number): object {
  return {
    entityRef: `component:default/shop-many-${index}`,
    name: `many-${index}`,
    projectRef: 'system:default/shop',
    kind: 'nginx',
    managed: true,
    ownerRef: 'group:default/team-a',
    instances: ['dev', 'prod'].map(environment => ({
      id: `${index}-${environment}`,
      environment,
      place: `${environment} · shop-${environment}`,
      status: index % 7 === 0 ? 'Degraded' : 'Running',
      ready: 2,
      wanted: index % 7 === 0 ? 3 : 2,
      tag: '1.29',
      names: [`many-${index}.shop.${environment}.mooring.test`],
    })),
    lastChange: {
      operationId: 'none',
      kind: 'scale',
      state: 'succeeded',
      by: 'user:default/dev-a',
      at: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString(),
    },
  };
}
