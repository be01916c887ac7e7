import type {
  Statistics,
  StatisticsQuery,
} from '@mooring/backstage-plugin-paas-common';

/** How changes are delivered, and for whom they wait; for everybody signed in, as the board is. */
export interface StatisticsReader {
  read(query: StatisticsQuery): Promise<Statistics>;
}
