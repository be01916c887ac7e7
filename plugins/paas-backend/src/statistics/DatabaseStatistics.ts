import type {
  Delivery,
  Statistics,
  StatisticsQuery,
  Waiting,
} from '@mooring/backstage-plugin-paas-common';
import type { Knex } from 'knex';
import { daysOf } from '../domain/daysOf';
import { DELIVERY, WAITING } from './statements';
import type { StatisticsReader } from './types';

interface DeliveryRow {
  key: string | null;
  is_total: boolean;
  deployments: number;
  attempts: number;
  failures: number;
  lead_median: number | null;
  lead_p90: number | null;
  restore_median: number | null;
  restore_p90: number | null;
}

type Bindings = Record<string, string | null>;

/** {@link StatisticsReader} from the operations in PostgreSQL. */
export class DatabaseStatistics implements StatisticsReader {
  constructor(private readonly knex: Knex) {}

  async read(query: StatisticsQuery): Promise<Statistics> {
    const bindings: Bindings = {
      from: query.from,
      until: query.until,
      project: query.projectRef ?? null,
      environment: query.environment ?? null,
    };
    const [deliveries, holders] = await Promise.all([
      this.#deliveries(query, bindings),
      query.groupBy === 'holder' ? this.#holders(bindings) : [],
    ]);
    return { ...deliveries, holders };
  }

  async #deliveries(
    query: StatisticsQuery,
    bindings: Bindings,
  ): Promise<Pick<Statistics, 'total' | 'groups'>> {
    const { rows } = await this.knex.raw<{ rows: DeliveryRow[] }>(DELIVERY, {
      ...bindings,
      key: query.groupBy,
    });
    const isMonthly = query.groupBy === 'month';
    const toDelivery = (row: DeliveryRow): Delivery => {
      const month = isMonthly && !row.is_total ? row.key! : undefined;
      return {
        ...(!row.is_total && { key: row.key! }),
        deployments: row.deployments,
        perDay: row.deployments / daysOf(query, month),
        failures: row.failures,
        ...(row.attempts > 0 && { failureRate: row.failures / row.attempts }),
        ...present('leadTimeMedian', row.lead_median),
        ...present('leadTimeP90', row.lead_p90),
        ...present('restoreMedian', row.restore_median),
        ...present('restoreP90', row.restore_p90),
      };
    };
    return {
      total: toDelivery(rows.find(row => row.is_total)!),
      groups:
        query.groupBy === 'holder'
          ? []
          : rows.filter(row => !row.is_total).map(toDelivery),
    };
  }

  async #holders(bindings: Bindings): Promise<Waiting[]> {
    const { rows } = await this.knex.raw<{ rows: Waiting[] }>(
      WAITING,
      bindings,
    );
    return rows;
  }
}

function present<K extends keyof Delivery>(
  key: K,
  value: number | null,
): Partial<Pick<Delivery, K>> {
  return value === null ? {} : ({ [key]: value } as Pick<Delivery, K>);
}
