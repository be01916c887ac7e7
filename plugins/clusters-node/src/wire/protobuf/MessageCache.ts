import { hashOf, says } from './hashOf';

const SLOTS = 4_096;
/** Longer messages are rarely the same. */
const LONGEST = 512;

interface Slot {
  /** A character for each byte: much smaller than a buffer. */
  bytes: string;
  /** What the bytes were read as. */
  as: unknown;
  value: unknown;
}

/** Messages by their bytes, like {@link WordCache}. */
export class MessageCache {
  readonly #slots = new Array<Slot | undefined>(SLOTS);

  get(
    bytes: Buffer,
    start: number,
    end: number,
    as: unknown,
    read: () => unknown,
  ): unknown {
    if (end - start > LONGEST) {
      return read();
    }
    const slot = hashOf(bytes, start, end) & (SLOTS - 1);
    const known = this.#slots[slot];
    if (known && known.as === as && says(known.bytes, bytes, start, end)) {
      return known.value;
    }
    const value = read();
    const text = bytes.toString('latin1', start, end);
    this.#slots[slot] = { bytes: text, as, value };
    return value;
  }
}
