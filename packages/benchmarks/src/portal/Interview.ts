import type { BenchCluster } from '../cluster/BenchCluster.ts';
import { percentile } from '../harness/percentile.ts';
import type { PortalClient } from './PortalClient.ts';
import type { Question } from './questions.ts';

/** Who is asked what. */
export interface InterviewOptions {
  cluster: BenchCluster;
  client: PortalClient;
  /** Asked in turn. */
  questions: Question<unknown>[];
  /** Says which answer it has, as a browser does that has asked before. */
  hasAnswers?: boolean;
}

/** One side, asked again and again, and what its answers took. */
export class Interview {
  readonly #options: InterviewOptions;
  readonly #etags = new Map<Question<unknown>, string | undefined>();
  readonly #ms: number[] = [];
  #asked = 0;
  #bytes = 0;
  #calls = 0;

  constructor(options: InterviewOptions) {
    this.#options = options;
  }

  /** Asks every question once, so that nothing is measured for the first time. */
  async begin(): Promise<void> {
    for (const question of this.#options.questions) await this.#put(question);
  }

  /** Asks so many questions; nobody else may be asked meanwhile. */
  async ask(count: number): Promise<void> {
    const { cluster, questions } = this.#options;
    cluster.clearAudit();
    for (let index = 0; index < count; index += 1) {
      const question = questions[this.#asked % questions.length];
      if (!question) throw new Error('There is nothing to ask');
      const { ms, wireBytes } = await this.#put(question);
      this.#asked += 1;
      this.#ms.push(ms);
      this.#bytes += wireBytes;
    }
    this.#calls += cluster.audit().filter(isCall).length;
  }

  /** Milliseconds, from the first byte of the question to the last of the answer. */
  at(share: number): number {
    return percentile(this.#ms, share);
  }

  /** Of an answer, on average. */
  get bytes(): number {
    return this.#bytes / this.#asked;
  }

  /** Of an answer as a browser gets it. */
  async compressedBytes(): Promise<number> {
    const { client, questions } = this.#options;
    const answer = await questions[0]?.(client, { compressed: true });
    return answer?.wireBytes ?? 0;
  }

  /** Requests to the API server for each answer. */
  get calls(): number {
    return this.#calls / this.#asked;
  }

  async #put(question: Question<unknown>) {
    const { client, hasAnswers } = this.#options;
    const etag = hasAnswers ? this.#etags.get(question) : undefined;
    const answer = await question(client, { etag });
    this.#etags.set(question, answer.etag);
    return answer;
  }
}

/** Watches are opened anew every few minutes, and a probe asks every few seconds, whoever looks at what. */
function isCall({ verb, uri }: { verb: string; uri: string }): boolean {
  return verb !== 'watch' && uri.startsWith('/api');
}
