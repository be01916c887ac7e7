import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type {
  ClusterCounters,
  ClusterReader,
} from '@mooring/backstage-plugin-clusters-node';

/** What is counted of each cluster, by name of the metric. */
const COUNTED: Record<
  string,
  { description: string; read: (counters: ClusterCounters) => number }
> = {
  lists: {
    description: 'Complete lists read from the API server',
    read: ({ lists }) => lists,
  },
  watches: {
    description: 'Watches opened',
    read: ({ watches }) => watches,
  },
  events: {
    description: 'Watch events taken in',
    read: ({ events }) => events,
  },
  bytes: {
    description: 'Bytes read by lists and watches',
    read: ({ bytes }) => bytes,
  },
  failures: {
    description: 'Lists and watches that failed',
    read: ({ failures }) => failures,
  },
};

const MEASURED: typeof COUNTED = {
  quarantined: {
    description: 'Objects that cannot be read and are left out',
    read: ({ quarantined }) => quarantined,
  },
  staleness_seconds: {
    description: 'Seconds since the cache was last known to be right',
    read: ({ stalenessSeconds }) => stalenessSeconds,
  },
};

/** Shows the reader's counters as metrics `mooring.clusters.…`, a series for each cluster. */
export function registerMetrics(
  metrics: MetricsService,
  reader: ClusterReader,
): void {
  for (const [name, { description, read }] of Object.entries(COUNTED)) {
    metrics
      .createObservableCounter(`mooring.clusters.${name}`, { description })
      .addCallback(result => {
        for (const counters of reader.counters()) {
          result.observe(read(counters), { cluster: counters.cluster });
        }
      });
  }
  for (const [name, { description, read }] of Object.entries(MEASURED)) {
    metrics
      .createObservableGauge(`mooring.clusters.${name}`, { description })
      .addCallback(result => {
        for (const counters of reader.counters()) {
          result.observe(read(counters), { cluster: counters.cluster });
        }
      });
  }
  metrics
    .createObservableGauge('mooring.clusters.event_lag_ms', {
      description: 'Delay of the last watch event that carried a time',
    })
    .addCallback(result => {
      for (const { cluster, eventLagMs } of reader.counters()) {
        if (eventLagMs !== undefined) {
          result.observe(eventLagMs, { cluster });
        }
      }
    });
  metrics
    .createObservableGauge('mooring.clusters.objects', {
      description: 'Objects in memory by kind',
    })
    .addCallback(result => {
      for (const { cluster, objects } of reader.counters()) {
        for (const [kind, count] of Object.entries(objects)) {
          result.observe(count, { cluster, kind });
        }
      }
    });
}
