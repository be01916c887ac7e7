import {
  statusWordSchema,
  type OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import {
  createOverview,
  createOverviewInstance,
  createOverviewRow,
} from '../../__testUtils__/overviewFixtures';
import { keepOrder } from './keepOrder';
import { mergeOverview } from './mergeOverview';
import { selectServices } from './selectServices';
import {
  nextSort,
  parseServicesView,
  writeServicesView,
  type ServicesView,
} from './servicesView';
import { summarise } from './summarise';

const everything: ServicesView = { search: '', mine: false, grouped: false };
const TEAM_B = 'group:default/team-b';

const rows = [
  createOverviewRow('quiet'),
  createOverviewRow('web10', {
    instances: [
      createOverviewInstance({
        status: 'Degraded',
        environment: 'prod',
        tag: '1.27.3',
        names: ['web10.shop.corp'],
      }),
    ],
  }),
  createOverviewRow('web9', { projectRef: 'system:default/pay' }),
  createOverviewRow('ledger', {
    ownerRef: TEAM_B,
    kind: 'redis',
    instances: [
      createOverviewInstance({
        finding: {
          code: 'single-replica',
          severity: 'risk',
          params: {},
          objects: [],
        },
      }),
      createOverviewInstance({ status: 'Stopped', environment: 'prod' }),
    ],
  }),
  createOverviewRow('broken', {
    ownerRef: TEAM_B,
    instances: [createOverviewInstance({ status: 'Failed' })],
  }),
];

function namesOf(
  view: Partial<ServicesView>,
  claims: string[] = ['group:default/team-a'],
) {
  return selectServices(rows, { ...everything, ...view }, claims).map(
    ({ name }) => name,
  );
}

describe('selectServices', () => {
  it('puts own services first, and within these what needs attention', () => {
    expect(namesOf({})).toEqual(['web10', 'quiet', 'web9', 'broken', 'ledger']);
    expect(namesOf({}, [TEAM_B])).toEqual([
      'broken',
      'ledger',
      'web10',
      'quiet',
      'web9',
    ]);
  });

  it('sorts by a column up and down, numbers in names as numbers', () => {
    const sort = { column: 'name', descending: false };
    const sorted = ['broken', 'ledger', 'quiet', 'web9', 'web10'];
    expect(namesOf({ sort })).toEqual(sorted);
    expect(namesOf({ sort: { ...sort, descending: true } })).toEqual(
      sorted.reverse(),
    );
    // The worst first; then what is well there, then what does not run there.
    expect(namesOf({ sort: { column: 'in-prod', descending: false } })).toEqual(
      ['web10', 'ledger', 'broken', 'quiet', 'web9'],
    );
  });

  it.each([
    [{ search: 'WEB 1.27' }, ['web10']],
    [{ search: 'web10.shop.corp' }, ['web10']],
    [{ search: 'redis' }, ['ledger']],
    [{ mine: true }, ['web10', 'quiet', 'web9']],
    [{ projectRef: 'system:default/pay' }, ['web9']],
    [{ ownerRef: TEAM_B }, ['broken', 'ledger']],
    [{ environment: 'prod' }, ['web10', 'ledger']],
    [{ status: 'Stopped' }, ['ledger']],
    [{ status: 'attention' }, ['web10', 'broken']],
    // Both must be true of the same instance.
    [{ status: 'Running', environment: 'prod' }, []],
    [{ search: 'web', status: 'attention', mine: true }, ['web10']],
  ] satisfies [Partial<ServicesView>, string[]][])(
    'filters by %j',
    (view, names) => {
      expect(namesOf(view)).toEqual(names);
    },
  );
});

describe('the view in the URL', () => {
  const text = fc.string().filter(value => value !== '');
  const view = fc.record<ServicesView>({
    search: fc.string(),
    mine: fc.boolean(),
    projectRef: fc.option(text, { nil: undefined }),
    ownerRef: fc.option(text, { nil: undefined }),
    environment: fc.option(text, { nil: undefined }),
    status: fc.constantFrom(
      undefined,
      'attention',
      ...statusWordSchema.options,
    ),
    sort: fc.option(
      fc.record({
        column: fc.stringMatching(/^[a-z][a-z0-9-]*$/),
        descending: fc.boolean(),
      }),
      { nil: undefined },
    ),
    grouped: fc.boolean(),
  });

  it('comes back as it went', () => {
    fc.assert(
      fc.property(view, value => {
        const link = `?${writeServicesView(value)}`;
        expect(parseServicesView(new URLSearchParams(link))).toEqual(value);
      }),
    );
  });

  it('says nothing of what is the default', () => {
    expect(writeServicesView(everything).toString()).toBe('');
    expect(
      parseServicesView(new URLSearchParams('status=Nonsense&sort=')),
    ).toEqual(everything);
  });

  it('turns a column up, down and off', () => {
    const up = nextSort(undefined, 'name');
    const down = nextSort(up, 'name');
    expect([up, down, nextSort(down, 'name'), nextSort(down, 'kind')]).toEqual([
      { column: 'name', descending: false },
      { column: 'name', descending: true },
      undefined,
      { column: 'kind', descending: false },
    ]);
  });
});

describe('mergeOverview', () => {
  const [web, cache] = [createOverviewRow('web'), createOverviewRow('cache')];
  const known = mergeOverview(undefined, createOverview([web, cache]));

  it('takes changes in and leaves the other rows the objects they were', () => {
    const changed = createOverviewRow('web', { kind: 'tomcat' });
    const added = createOverviewRow('queue');
    const merged = mergeOverview(
      known,
      createOverview([changed, added], {
        cursor: '2',
        full: false,
        removed: [cache.entityRef],
      }),
    );
    expect(merged.cursor).toBe('2');
    expect([...merged.rows.values()]).toEqual([changed, added]);

    const later = mergeOverview(
      merged,
      createOverview([added], { cursor: '3', full: false }),
    );
    expect(later.rows).toBe(merged.rows);
    expect(later.staleClusters).toBe(merged.staleClusters);
  });

  it('replaces everything by a full answer, equal rows by themselves', () => {
    const copies: OverviewRow[] = JSON.parse(JSON.stringify([web, cache]));
    expect(mergeOverview(known, createOverview(copies)).rows).toBe(known.rows);
    const less = mergeOverview(known, createOverview([copies[1]!]));
    expect([...less.rows.values()]).toEqual([cache]);
    expect(less.rows.get(cache.entityRef)).toBe(
      known.rows.get(cache.entityRef),
    );
  });
});

describe('keepOrder', () => {
  it('moves nothing that was read, drops what is gone, and adds at the end', () => {
    const all = new Map(rows.map(row => [row.entityRef, row]));
    const refs = [...all.keys()];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(refs),
        fc.shuffledSubarray(rows),
        fc.shuffledSubarray(rows),
        (order, wanted, present) => {
          const there = new Map(present.map(row => [row.entityRef, row]));
          const fitting = wanted.filter(row => present.includes(row));
          const kept = keepOrder(order, fitting, there).map(
            ({ entityRef }) => entityRef,
          );
          const read = order.filter(ref => there.has(ref));
          expect(kept.slice(0, read.length)).toEqual(read);
          expect(new Set(kept).size).toBe(kept.length);
          expect(kept).toEqual(
            expect.arrayContaining(fitting.map(({ entityRef }) => entityRef)),
          );
          expect(kept).toHaveLength(
            new Set([...read, ...fitting.map(({ entityRef }) => entityRef)])
              .size,
          );
        },
      ),
    );
  });
});

describe('summarise', () => {
  it('tells what of one’s own wants somebody, the worst first, and how many there are', () => {
    const summary = summarise(rows, [TEAM_B, 'group:default/team-a']);
    expect(summary.wanting.map(({ row }) => row.name)).toEqual([
      'broken',
      'web10',
    ]);
    expect(summary.services).toBe(5);
    expect(summarise(rows, ['user:default/nobody'])).toEqual({
      services: 0,
      wanting: [],
    });
  });
});
