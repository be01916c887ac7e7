import { parseBytes, parseCpu } from '@mooring/backstage-plugin-clusters-node';
import type { ContainerContent, PodTemplateContent } from './podTemplate';

/** What quotas count of pods: CPU in millicores, memory in bytes. */
export const COUNTED = [
  'requests.cpu',
  'requests.memory',
  'limits.cpu',
  'limits.memory',
  'pods',
] as const;

/** One of {@link COUNTED}. */
export type Counted = (typeof COUNTED)[number];
/** So much of each. */
export type Amounts = Record<Counted, number>;

/** What a quota counts of one pod. */
export function podAmounts({ spec }: PodTemplateContent): Amounts {
  const amount = (counted: Counted) => {
    const of = (container: ContainerContent) => amountOf(container, counted);
    const together = spec.containers.map(of).reduce((a, b) => a + b, 0);
    // Those that run first run one after the other.
    return Math.max(together, ...(spec.initContainers ?? []).map(of));
  };
  return {
    'requests.cpu': amount('requests.cpu'),
    'requests.memory': amount('requests.memory'),
    'limits.cpu': amount('limits.cpu'),
    'limits.memory': amount('limits.memory'),
    pods: 1,
  };
}

function amountOf(container: ContainerContent, counted: Counted): number {
  const [which, what] = counted.split('.') as [
    'requests' | 'limits',
    'cpu' | 'memory',
  ];
  const { resources } = container;
  const text =
    resources?.[which]?.[what] ??
    // What is limited and asks for nothing asks for its limit.
    (which === 'requests' ? resources?.limits?.[what] : undefined);
  return parseAmount(counted, text === undefined ? text : String(text));
}

/** A quantity in the unit of what is counted. */
export function parseAmount(
  counted: Counted,
  text: string | undefined,
): number {
  return (counted.endsWith('cpu') ? parseCpu(text) : parseBytes(text)) ?? 0;
}

/** An amount as a person writes it. */
export function formatAmount(counted: Counted, amount: number): string {
  if (counted.endsWith('cpu')) {
    return `${Math.ceil(amount)}m`;
  }
  return counted.endsWith('memory')
    ? `${Math.ceil(amount / 1024 ** 2)}Mi`
    : String(amount);
}
