import { hashOf, says } from './hashOf';

interface Slot {
  /** A character for each byte: much smaller than a buffer. */
  bytes: string;
  /** What the bytes were read as. */
  as: unknown;
  value: Value;
}

type Value = Record<string, unknown>;

/** Messages by their bytes, like {@link WordCache}. */
export class MessageCache {
  readonly #slots: (Slot | undefined)[];
  readonly #longest: number;

  /**
   * @param slots - how many are remembered, a power of two
   * @param longest - longer ones are not
   */
  constructor(slots: number, longest: number) {
    this.#slots = new Array(slots);
    this.#longest = longest;
  }

  get(
    bytes: Buffer,
    start: number,
    end: number,
    as: unknown,
    read: () => Value,
  ): Value {
    if (end - start > this.#longest) {
      return read();
    }
    const slot = hashOf(bytes, start, end) & (this.#slots.length - 1);
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
