import type { QuarantinedObject } from '../readerTypes';
import type { AnyRow } from '../summaries/kinds';

/** A list that is not complete yet, while what was known before still stands. */
export class Staging<TRow extends AnyRow> {
  readonly rows = new Map<string, TRow>();
  readonly broken = new Map<string, QuarantinedObject>();
}
