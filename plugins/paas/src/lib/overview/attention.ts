import type {
  OverviewInstance,
  OverviewRow,
  StatusWord,
} from '@mooring/backstage-plugin-paas-common';

const OF_STATUS: Record<StatusWord, number> = {
  Failed: 6,
  Degraded: 5,
  Waiting: 4,
  Unknown: 3,
  Deploying: 1,
  Running: 0,
  Stopped: 0,
};

const OF_FINDING = { failure: 4, warning: 2, risk: 0 };

/** From this on somebody should look. */
const LOOK = 2;

/** How much an instance asks to be looked at; what merely is not at its best asks nothing. */
export function attentionOf(instance: OverviewInstance): number {
  const { status, finding } = instance;
  return Math.max(
    OF_STATUS[status],
    finding === undefined ? 0 : OF_FINDING[finding.severity],
  );
}

/** Whether somebody should look at an instance. */
export function needsAttention(instance: OverviewInstance): boolean {
  return attentionOf(instance) >= LOOK;
}

/** How much a service asks to be looked at: as much as the worst of its instances. */
export function attentionOfRow(row: OverviewRow): number {
  return row.instances.reduce(
    (most, instance) => Math.max(most, attentionOf(instance)),
    0,
  );
}
