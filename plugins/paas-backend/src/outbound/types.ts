import type { Knex } from 'knex';
import type { OperationNews } from '../domain/outbound/OperationNews';

/** Somebody in the portal who is told of every change, once or, after a crash, twice. */
export interface Subscriber {
  name: string;
  /** Throws what is to be tried again later. */
  tell(news: OperationNews): Promise<void>;
}

/** A person asks the holder of an operation to look at it. */
export interface NudgeMessage {
  operationId: string;
  /** Entity ref. */
  by: string;
  /** Entity refs of people and groups. */
  recipients: string[];
}

/** Carries what is to be told out of the transactions in which it comes up. */
export interface OutboundQueue {
  tell(
    trx: Knex.Transaction,
    subscriber: string,
    change: { id: string; operationId: string },
  ): Promise<void>;
  /** Something may have to be sent to a target, now or from then on. */
  deliver(knex: Knex, targetId: string, at?: Date): Promise<void>;
  nudge(trx: Knex.Transaction, message: NudgeMessage): Promise<void>;
}
