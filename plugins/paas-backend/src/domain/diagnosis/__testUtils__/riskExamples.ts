import type { RiskExample } from './Example';
import { budget, deployed, pod, workload } from './facts';

/** What would not survive a bad day, and what would. */
export const riskExamples: RiskExample[] = [
  [
    'one pod',
    [{ workloads: [workload({ wanted: 1, ready: 1 })] }],
    [
      {
        code: 'single-replica',
        objects: [{ kind: 'Deployment', name: 'web' }],
      },
    ],
  ],
  [
    'several pods on one of several nodes, without a budget',
    [
      {
        ...deployed(3),
        pods: [pod({ uid: 'a' }), pod({ uid: 'b' })],
      },
      { readyNodes: 2 },
    ],
    [{ code: 'one-node', params: { node: 'node-a' } }, { code: 'no-budget' }],
  ],
  [
    'several pods on the only node, with a budget',
    [
      {
        ...deployed(3),
        pods: [pod({ uid: 'a' }), pod({ uid: 'b' })],
        budgets: [budget()],
      },
      { readyNodes: 1 },
    ],
    [],
  ],
  [
    'a budget of something else',
    [
      {
        workloads: [workload()],
        budgets: [budget({ selector: { app: 'other' } })],
      },
    ],
    [{ code: 'no-budget' }],
  ],
  [
    'what is stopped, and what runs on every node',
    [
      {
        workloads: [
          workload({ wanted: 0 }),
          workload({ kind: 'DaemonSet', wanted: 1 }),
        ],
      },
    ],
    [],
  ],
];
