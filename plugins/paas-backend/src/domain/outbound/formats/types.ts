import type { NewsLanguage } from '../newsWords';
import type { OperationNews } from '../OperationNews';

/** What is to be sent to a target. */
export interface WebhookMessage {
  /** The same when it is sent again. */
  delivery: string;
  /** Undefined: a test. */
  news: OperationNews | undefined;
  language: NewsLanguage;
  /** The portal's address. */
  portal: string;
  /** When it is sent. */
  now: Date;
  secret: string | undefined;
}

/** A message as a target wants to have it. */
export interface WebhookRequest {
  body: string;
  headers?: Record<string, string>;
  /** To be added to the address. */
  query?: Record<string, string>;
}

/** How messages are written for one kind of target. */
export interface WebhookFormatter {
  format(message: WebhookMessage): WebhookRequest;
  /**
   * Robots answer 200 whatever becomes of a message. Left out: the status says all.
   *
   * @returns whether the answer says that it was taken
   */
  isTaken?(answer: Record<string, unknown>): boolean;
}
