import { mockServices } from '@backstage/backend-test-utils';
import {
  instanceSelector,
  LABEL_SERVICE,
  matchesLabels,
  parseLabelSelector,
  requirementsOf,
} from '@mooring/common';
import fc from 'fast-check';
import type { AnyRow, Rows } from '../summaries/kinds';
import type { SummaryKind } from '../summaries/types';
import type { Selection } from './selects';
import { SelectionViews } from './SelectionViews';

const web = instanceSelector({
  project: 'shop',
  service: 'web',
  environment: 'dev',
});
const api = { ...web, [LABEL_SERVICE]: 'api' };
const LABELS: Record<string, string>[] = [
  {},
  web,
  api,
  { ...web, 'backstage.io/kubernetes-id': 'shop' },
  { 'backstage.io/kubernetes-id': 'shop' },
  { app: 'shop', tier: 'front' },
  { app: 'shop' },
];
const SELECTIONS: Selection[] = [
  { namespace: 'a', requirements: requirementsOf(web) },
  { namespace: 'a', requirements: requirementsOf(api) },
  // Nobody may look into a service from all over the cluster.
  { namespace: undefined, requirements: requirementsOf(web) },
  {
    namespace: undefined,
    requirements: parseLabelSelector('backstage.io/kubernetes-id=shop'),
  },
  { namespace: undefined, requirements: parseLabelSelector('app') },
  { namespace: 'b', requirements: parseLabelSelector('app,tier!=front') },
  {
    namespace: undefined,
    requirements: parseLabelSelector('app in (shop, stall)'),
  },
  { namespace: 'a', requirements: parseLabelSelector('!app') },
];

const NAMES = ['x', 'y', 'z'];
const name = fc.constantFrom(...NAMES);
const names = fc.subarray(NAMES);
const labels = fc.constantFrom(...LABELS);
const selector = fc.constantFrom(undefined, ...LABELS);
const template = fc.record({
  containers: fc.constant([]),
  secrets: fc.constant([]),
  configMaps: names,
  claims: names,
});
const ownedBy = (kind: string, of: string) =>
  fc.option(
    name.map(owner => ({ kind, name: owner, uid: `${of}/${owner}` })),
    { nil: undefined },
  );

/** What differs between rows of a kind, as far as joins look at it. */
const FIELDS: Partial<Record<SummaryKind, fc.Arbitrary<object>>> = {
  pods: fc.record({
    template,
    node: fc.option(name, { nil: undefined }),
    ended: fc.boolean(),
    owner: fc.oneof(
      ownedBy('ReplicaSet', 'replicasets'),
      ownedBy('Job', 'jobs'),
      ownedBy('StatefulSet', 'statefulsets'),
    ),
  }),
  deployments: fc.record({
    kind: fc.constant('Deployment'),
    template,
    podLabels: labels,
  }),
  statefulsets: fc.record({
    kind: fc.constant('StatefulSet'),
    template,
    podLabels: labels,
  }),
  replicasets: fc.record({ owner: ownedBy('Deployment', 'deployments') }),
  jobs: fc.record({ owner: ownedBy('CronJob', 'cronjobs') }),
  cronjobs: fc.constant({}),
  services: fc.record({ selector: labels }),
  ingresses: fc.record({ services: names }),
  horizontalpodautoscalers: fc.record({
    target: fc.record({
      kind: fc.constantFrom('Deployment', 'StatefulSet', 'Other'),
      name,
    }),
  }),
  poddisruptionbudgets: fc.record({ selector }),
  networkpolicies: fc.record({ selector }),
  persistentvolumeclaims: fc.constant({}),
  configmaps: fc.constant({}),
  nodes: fc.constant({}),
  events: fc.record({
    about: fc.constantFrom(
      ...['Pod', 'Service', 'Ingress', 'ReplicaSet'].flatMap(kind =>
        NAMES.map(about => ({
          kind,
          name: about,
          uid: `${
            kind === 'Ingress' ? 'ingresse' : kind.toLowerCase()
          }s/${about}`,
        })),
      ),
    ),
  }),
};
const KINDS = Object.keys(FIELDS) as SummaryKind[];

type Change = { kind: SummaryKind; uid: string; row: AnyRow | undefined };

const change: fc.Arbitrary<Change> = fc
  .record({ kind: fc.constantFrom(...KINDS), name })
  .chain(({ kind, name: of }) => {
    const uid = `${kind}/${of}`;
    const row = fc
      .record({
        namespace:
          kind === 'nodes' ? fc.constant('') : fc.constantFrom('a', 'b'),
        labels:
          kind === 'events' || kind === 'nodes' ? fc.constant({}) : labels,
        phase: fc.constantFrom('Running', 'Pending'),
        fields: FIELDS[kind]!,
      })
      .map(
        ({ fields, ...rest }) =>
          ({
            ...{ uid, name: of, owner: undefined },
            ...rest,
            ...fields,
          } as unknown as AnyRow),
      );
    return fc
      .option(row, { nil: undefined, freq: 4 })
      .map(value => ({ kind, uid, row: value }));
  });

type State = Map<SummaryKind, Map<string, AnyRow>>;

function rowsOf<K extends SummaryKind>(state: State, kind: K): Rows[K][] {
  return [...(state.get(kind)?.values() ?? [])] as Rows[K][];
}

/** Words for every row that belongs to a selection, found by looking at everything. */
function expected(state: State, selection: Selection): string[] {
  const { namespace, requirements } = selection;
  const named =
    namespace !== undefined &&
    requirements.some(({ key }) => key === LABEL_SERVICE);
  const visible = (row: AnyRow) =>
    named || row.labels[LABEL_SERVICE] === undefined;
  const found = new Map<SummaryKind, Set<AnyRow>>();
  const take = <K extends SummaryKind>(
    kind: K,
    belongs: (row: Rows[K]) => boolean,
  ) => {
    const rows = rowsOf(state, kind).filter(
      row => visible(row) && belongs(row),
    );
    const all = found.get(kind) ?? new Set();
    rows.forEach(row => all.add(row));
    found.set(kind, all);
  };
  const get = <K extends SummaryKind>(kind: K) =>
    [...(found.get(kind) ?? [])] as Rows[K][];
  const ownedByAny = (row: AnyRow, owners: AnyRow[]) =>
    owners.some(({ uid }) => uid === row.owner?.uid);
  const covers = (wanted: object | undefined, given: object) =>
    wanted !== undefined &&
    Object.entries(wanted).every(
      ([key, value]) => (given as Record<string, string>)[key] === value,
    );

  for (const kind of KINDS.filter(it => it !== 'nodes' && it !== 'events')) {
    take(
      kind,
      row =>
        (namespace === undefined || row.namespace === namespace) &&
        matchesLabels(row.labels, requirements),
    );
  }
  const workloads = () => [...get('deployments'), ...get('statefulsets')];
  take('jobs', row => ownedByAny(row, get('cronjobs')));
  take('replicasets', row => ownedByAny(row, workloads()));
  take('pods', row =>
    ownedByAny(row, [...workloads(), ...get('replicasets'), ...get('jobs')]),
  );
  const shapes = [
    ...get('pods'),
    ...workloads().map(row => ({ ...row, labels: row.podLabels })),
  ];
  const coversSome = (row: AnyRow, wanted: object | undefined) =>
    shapes.some(
      shape =>
        shape.namespace === row.namespace && covers(wanted, shape.labels),
    );
  take(
    'services',
    row =>
      Object.keys(row.selector).length > 0 && coversSome(row, row.selector),
  );
  take('poddisruptionbudgets', row => coversSome(row, row.selector));
  take('networkpolicies', row => coversSome(row, row.selector));
  take('horizontalpodautoscalers', row =>
    workloads().some(
      workload =>
        workload.namespace === row.namespace &&
        workload.kind === row.target.kind &&
        workload.name === row.target.name,
    ),
  );
  const uses = (row: AnyRow, what: 'configMaps' | 'claims') =>
    shapes.some(
      shape =>
        shape.namespace === row.namespace &&
        shape.template[what].includes(row.name),
    );
  take('configmaps', row => uses(row, 'configMaps'));
  take('persistentvolumeclaims', row => uses(row, 'claims'));
  take('ingresses', row =>
    get('services').some(
      service =>
        service.namespace === row.namespace &&
        row.services.includes(service.name),
    ),
  );
  const about = new Set(
    [...found.values()].flatMap(rows => [...rows].map(({ uid }) => uid)),
  );
  take('events', row => about.has(row.about.uid));
  take('nodes', row =>
    get('pods').some(({ node, ended }) => node === row.name && !ended),
  );
  return [...found].flatMap(([kind, rows]) =>
    [...rows].map(row => `${kind} ${JSON.stringify(row)}`),
  );
}

const KIND_OF_LIST: Record<string, SummaryKind> = {
  replicaSets: 'replicasets',
  cronJobs: 'cronjobs',
  autoscalers: 'horizontalpodautoscalers',
  budgets: 'poddisruptionbudgets',
  networkPolicies: 'networkpolicies',
  claims: 'persistentvolumeclaims',
  configMaps: 'configmaps',
  warnings: 'events',
};

function seen(views: SelectionViews, selection: Selection): string[] {
  const { workloads, ...lists } = views.view(selection).lists;
  return [
    ...workloads.map(
      row => `${row.kind.toLowerCase()}s ${JSON.stringify(row)}`,
    ),
    ...Object.entries(lists).flatMap(([list, rows]) =>
      rows.map(row => `${KIND_OF_LIST[list] ?? list} ${JSON.stringify(row)}`),
    ),
  ];
}

function apply(state: State, views: SelectionViews, step: Change): void {
  const { kind, uid, row } = step;
  const rows = state.get(kind) ?? new Map();
  state.set(kind, rows);
  if (row) {
    rows.set(uid, row);
    views.store.upsert(kind, row as Rows[typeof kind]);
  } else {
    rows.delete(uid);
    views.store.remove(kind, uid);
  }
}

function create() {
  let version = 0;
  return new SelectionViews({
    logger: mockServices.logger.mock(),
    nextVersion: () => ++version,
    onPod: () => {},
  });
}

interface Seen {
  facts: string;
  version: number;
}

function differing(before: Seen[], now: Seen[], what: keyof Seen): boolean[] {
  return now.map((view, index) => view[what] !== before[index]![what]);
}

const nextTurn = () => new Promise(resolve => setImmediate(resolve));

describe('SelectionViews', () => {
  it('shows after every change what one finds by looking at everything, and says so just then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 60 }),
        async changes => {
          const state: State = new Map();
          const views = create();
          const told = SELECTIONS.map(() => jest.fn());
          SELECTIONS.forEach((selection, index) =>
            views.subscribe(selection, told[index]!),
          );
          let before = SELECTIONS.map(selection => ({
            facts: '[]',
            version: views.view(selection).version,
          }));
          for (const step of changes) {
            apply(state, views, step);
            await nextTurn();
            const now = SELECTIONS.map(selection => ({
              facts: JSON.stringify(seen(views, selection).sort()),
              version: views.view(selection).version,
            }));
            expect(now.map(({ facts }) => facts)).toEqual(
              SELECTIONS.map(selection =>
                JSON.stringify(expected(state, selection).sort()),
              ),
            );
            const changed = differing(before, now, 'facts');
            expect(differing(before, now, 'version')).toEqual(changed);
            const unheard = changed.filter(
              (value, index) => value && told[index]!.mock.calls.length === 0,
            );
            expect(unheard).toEqual([]);
            told.forEach(listener => listener.mockClear());
            before = now;
          }
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);

  it('wakes one of five thousand for one pod, and joins anew for that one alone', async () => {
    const views = create();
    const selectionOf = (service: string): Selection => ({
      namespace: 'a',
      requirements: requirementsOf({ ...web, [LABEL_SERVICE]: service }),
    });
    const podOf = (service: string, phase: string) =>
      ({
        ...{ uid: `pods/${service}`, name: service, namespace: 'a', phase },
        labels: { ...web, [LABEL_SERVICE]: service },
        template: { containers: [], secrets: [], configMaps: [], claims: [] },
      } as unknown as Rows['pods']);
    const services = Array.from({ length: 5_000 }, (_, index) => `s${index}`);
    const woken: string[] = [];
    for (const service of services) {
      views.store.upsert('pods', podOf(service, 'Pending'));
      views.subscribe(selectionOf(service), () => woken.push(service));
    }
    await nextTurn();
    woken.length = 0;
    const lists = () =>
      services.map(service => views.view(selectionOf(service)).lists);
    const before = lists();
    views.store.upsert('pods', podOf('s7', 'Pending'));
    views.store.upsert('pods', podOf('s42', 'Running'));
    await nextTurn();
    expect(woken).toEqual(['s42']);
    const after = lists();
    const joined = services.filter(
      (_, index) => before[index] !== after[index],
    );
    expect(joined).toEqual(['s42']);
    expect(after[42]!.pods).toMatchObject([{ phase: 'Running' }]);
  });
});
