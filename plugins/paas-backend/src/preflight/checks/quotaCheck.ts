import { say } from '@mooring/common';
import type {
  ClusterObject,
  ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import { z } from 'zod';
import { lookAt } from '../lookAt';
import { comingPods, type ComingPods } from '../pods/comingPods';
import {
  COUNTED,
  formatAmount,
  parseAmount,
  podAmounts,
  type Counted,
} from '../pods/podAmounts';
import type { Check, CheckResult } from '../types';

/** By what other names quotas call what they count. */
const ALIASES: Record<string, Counted> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'count/pods': 'pods',
};

const amounts = z.record(z.string(), z.string()).default({});
const quotaSchema = z.object({
  spec: z.object({
    scopes: z.array(z.string()).default([]),
    scopeSelector: z.unknown().optional(),
  }),
  status: z.object({ hard: amounts, used: amounts }).prefault({}),
});

/** Whether the namespace's quotas have room for the pods that come. */
export function quotaCheck(options: {
  writer: Pick<ClusterWriter, 'list'>;
}): Check {
  return lookAt('quota', say('looked.quotas'), async ({ target, signal }) => {
    const { cluster, namespace } = target.to?.content ?? {};
    const coming = comingPods(target);
    if (cluster === undefined || coming.length === 0) {
      return [];
    }
    const quotas = await options.writer.list(
      cluster,
      { apiVersion: 'v1', kind: 'ResourceQuota', namespace },
      { signal },
    );
    const problems = quotas.flatMap(quota => shortages(quota, coming));
    return problems.length === 0 && quotas.length > 0
      ? [
          {
            code: 'quota',
            status: 'ok',
            message: say('quota.ok', { namespace: namespace! }),
          },
        ]
      : problems;
  });
}

function shortages(quota: ClusterObject, coming: ComingPods[]): CheckResult[] {
  const { spec, status } = quotaSchema.parse(quota);
  // Those of priority classes and the like say themselves whom they mean; admission tells of them.
  if (spec.scopes.length > 0 || spec.scopeSelector !== undefined) {
    return [];
  }
  return Object.entries(status.hard).flatMap(([name, hard]) => {
    const counted =
      ALIASES[name] ?? COUNTED.find(candidate => candidate === name);
    if (!counted) {
      return [];
    }
    const added = coming
      .map(pods => addedBy(pods, counted))
      .reduce((a, b) => a + b, 0);
    const left =
      parseAmount(counted, hard) - parseAmount(counted, status.used[name]);
    if (added <= 0 || added <= left) {
      return [];
    }
    const format = (amount: number) => formatAmount(counted, amount);
    const message = say('quota.short', {
      quota: quota.metadata.name,
      left: format(Math.max(0, left)),
      resource: name,
      needed: format(added),
      short: format(added - Math.max(0, left)),
    });
    return [{ code: 'quota', status: 'problem', message }];
  });
}

/** How much more of it there is at the peak of the change. */
function addedBy(
  { workload, before, from, to, surge }: ComingPods,
  counted: Counted,
): number {
  const each = podAmounts(workload.spec.template)[counted];
  const old = before ? podAmounts(before.spec.template)[counted] : 0;
  return Math.max(0, to * each - from * old) + surge * each;
}
