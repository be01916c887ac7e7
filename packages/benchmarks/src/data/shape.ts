/** The one environment of the data set. */
export const environment = 'dev';

const projects = [
  ...['cart', 'catalogue', 'checkout', 'orders', 'payments', 'invoices'],
  ...['ledger', 'refunds', 'pricing', 'promotions', 'loyalty', 'search'],
  ...['reviews', 'ratings', 'accounts', 'profiles', 'identity', 'consent'],
  ...['messages', 'mailing', 'push', 'campaigns', 'segments', 'tracking'],
  ...['reports', 'forecast', 'stock', 'suppliers', 'purchasing', 'warehouse'],
  ...['shipping', 'returns', 'routes', 'fleet', 'stores', 'tills'],
  ...['staff', 'shifts', 'payroll', 'training', 'contracts', 'archive'],
  ...['images', 'videos', 'documents', 'translations', 'maps', 'weather'],
  ...['fraud', 'compliance'],
];

/** Services that Mooring runs, in every project. */
const ownRoles = [
  ...['api', 'web', 'admin', 'worker', 'scheduler'],
  ...['gateway', 'importer', 'exporter', 'indexer', 'cache'],
];

/** Services that others have installed beside them. */
const foreignRoles = [
  ...['mobile', 'partner', 'batch', 'events', 'audit'],
  ...['rules', 'sync', 'proxy', 'metrics', 'console'],
];

/** The service that the browser looks at. */
const largestService = { project: 'cart', service: 'storefront' };
const largestReplicas = 200;
const replicas = 10;

/** One service in the environment, and what its pods are like. */
export interface BenchService {
  index: number;
  project: string;
  service: string;
  namespace: string;
  /** Whether Mooring runs it. */
  managed: boolean;
  replicas: number;
  /** Pods before its own, over all services. */
  firstPod: number;
}

/** How a pod is, which is well for 98 in 100. */
export type Trouble =
  | 'CrashLoopBackOff'
  | 'ImagePullBackOff'
  | 'Unschedulable'
  | undefined;

const troubles = [
  'CrashLoopBackOff',
  'ImagePullBackOff',
  'Unschedulable',
] as const;

/** How many nodes there are. */
export const nodeCount = 100;

/** All namespaces of services. */
export function allNamespaces(): string[] {
  return projects.map(namespaceOf);
}

/** The projects by name. */
export function allProjects(): readonly string[] {
  return projects;
}

/** 1,000 services of 10 pods, half of them Mooring's, and one of 200. */
export function allServices(): BenchService[] {
  const names = projects.flatMap(project => [
    ...ownRoles.map(service => ({ project, service, managed: true })),
    ...foreignRoles.map(service => ({ project, service, managed: false })),
  ]);
  let firstPod = 0;
  return [
    ...names.map(name => ({ ...name, replicas })),
    { ...largestService, managed: false, replicas: largestReplicas },
  ].map((name, index) => {
    const service = {
      ...name,
      index,
      namespace: namespaceOf(name.project),
      firstPod,
    };
    firstPod += name.replicas;
    return service;
  });
}

/** What is the matter with a pod, by its number over all services. */
export function troubleOf(pod: number): Trouble {
  return pod % 50 === 7
    ? troubles[Math.floor(pod / 50) % troubles.length]
    : undefined;
}

/** Name of the node that a pod is on. */
export function nodeName(number: number): string {
  return `node-${String((number % nodeCount) + 1).padStart(3, '0')}`;
}

function namespaceOf(project: string): string {
  return `${project}-${environment}`;
}
