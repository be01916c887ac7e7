import type {
  AnchorState,
  AuditEvent,
  ChainFault,
} from '@mooring/backstage-plugin-paas-common';
import type { Seal } from './Seal';
import { sealHash } from './sealHash';

/** A row as it stands in the chain. */
export interface SealedRow {
  event: AuditEvent;
  seal: Seal;
}

/**
 * Recomputes the chain of sealed rows, one after the other, and finds the first
 * that is not what was sealed.
 */
export class ChainCheck {
  #last: Seal;
  #anchor: AnchorState | undefined;

  /**
   * @param ends - what the chain says of itself: the seal before its first row,
   *   and that of its last
   * @param anchor - a seal that was kept elsewhere
   */
  constructor(
    private readonly ends: { start: Seal; end: Seal },
    private readonly anchor?: Seal,
  ) {
    this.#last = ends.start;
    if (anchor && anchor.number < ends.start.number) {
      this.#anchor = 'removed';
    }
  }

  /** How the chain stands to the anchor, as far as it was read. */
  get anchorState(): AnchorState | undefined {
    return this.#anchor;
  }

  /** The next row by number. Nothing is read after a fault. */
  add({ event, seal }: SealedRow): ChainFault | undefined {
    const expected = this.#last.number + 1;
    const at = { sealNumber: seal.number, id: event.id };
    if (seal.number < expected || seal.number > this.ends.end.number) {
      return { ...at, why: 'inserted' };
    }
    if (seal.number > expected) {
      return { sealNumber: expected, why: 'missing' };
    }
    if (sealHash(this.#last.hash, event) !== seal.hash) {
      return { ...at, why: 'changed' };
    }
    return this.#compare(seal, event.id);
  }

  /** After the last row. */
  finish(): ChainFault | undefined {
    const { end, start } = this.ends;
    const last = this.#last;
    if (last.number < end.number) {
      return { sealNumber: last.number + 1, why: 'missing' };
    }
    if (last.hash !== end.hash) {
      return { sealNumber: last.number, why: 'rewritten' };
    }
    if (this.anchor?.number === start.number && !this.#anchor) {
      return this.#compare(start);
    }
    if (this.anchor && this.anchor.number > last.number) {
      this.#anchor = 'cut';
      return { sealNumber: last.number + 1, why: 'missing' };
    }
    return undefined;
  }

  #compare(seal: Seal, id?: string): ChainFault | undefined {
    this.#last = seal;
    if (this.anchor?.number !== seal.number) {
      return undefined;
    }
    const isSame = this.anchor.hash === seal.hash;
    this.#anchor = isSame ? 'contained' : 'rewritten';
    return isSame
      ? undefined
      : {
          sealNumber: seal.number,
          ...(id !== undefined && { id }),
          why: 'rewritten',
        };
  }
}
