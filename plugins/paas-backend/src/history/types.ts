import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  History,
  HistoryItem,
  HistoryQuery,
} from '@mooring/backstage-plugin-paas-common';

/** What was live, as those see it who may. */
export interface HistoryViews {
  /** Only of instances whose inside the caller may see. */
  liveAt(
    query: HistoryQuery,
    credentials: BackstageCredentials,
  ): Promise<History>;
}

/** What was live of an instance, with the owner that decides who may see it. */
export interface OwnedItem {
  item: HistoryItem;
  /** Owner at creation; the project's present owner goes before it. */
  ownerRef: string;
}
