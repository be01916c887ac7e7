import { getJson, getText, searchOf, type PaasFetch } from './requests';
import { accessReviewSchema, type AccessReview } from './schema/accessReview';
import {
  auditPageSchema,
  type AuditPage,
  type AuditQuery,
} from './schema/audit';
import {
  auditAnchorSchema,
  auditVerdictSchema,
  type AuditAnchor,
  type AuditVerdict,
} from './schema/auditChain';
import {
  historySchema,
  type History,
  type HistoryQuery,
} from './schema/history';

/** The audit trail, what was live, and who may do what, over HTTP. Every method throws ResponseError when refused. */
export class AuditClient {
  readonly #fetch: PaasFetch;

  constructor(fetch: PaasFetch) {
    this.#fetch = fetch;
  }

  async read(query: AuditQuery & { cursor?: string } = {}): Promise<AuditPage> {
    return getJson(this.#fetch, `/audit?${searchOf(query)}`, auditPageSchema);
  }

  /** The rows of a query as a file, the newest first. */
  async export(
    query: AuditQuery & { format?: 'csv' | 'jsonl' } = {},
  ): Promise<string> {
    return getText(this.#fetch, `/audit/export?${searchOf(query)}`);
  }

  /** Whether the chain is intact, and still goes through an anchor that was kept. */
  async verify(
    anchor: { sealNumber?: number; hash?: string } = {},
  ): Promise<AuditVerdict> {
    return getJson(
      this.#fetch,
      `/audit/verify?${searchOf(anchor)}`,
      auditVerdictSchema,
    );
  }

  async getAnchor(): Promise<AuditAnchor> {
    return getJson(this.#fetch, '/audit/anchor', auditAnchorSchema);
  }

  /** What was live at a moment. */
  async getHistory(query: HistoryQuery): Promise<History> {
    return getJson(this.#fetch, `/history?${searchOf(query)}`, historySchema);
  }

  /** Who may do what in an environment. */
  async getAccessReview(environment: string): Promise<AccessReview> {
    const search = searchOf({ environment });
    return getJson(this.#fetch, `/access-review?${search}`, accessReviewSchema);
  }

  /** The same as CSV, a line for each group. */
  async exportAccessReview(environment: string): Promise<string> {
    return getText(
      this.#fetch,
      `/access-review/export?${searchOf({ environment })}`,
    );
  }
}
