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
  readonly #size: number;
  readonly #longest: number;
  #slots: (Slot | undefined)[] | undefined;

  /**
   * @param slots - how many are remembered, a power of two
   * @param longest - longer ones are not
   */
  constructor(slots: number, longest: number) {
    this.#size = slots;
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
    const slots = (this.#slots ??= new Array(this.#size));
    const slot = hashOf(bytes, start, end) & (this.#size - 1);
    const known = slots[slot];
    if (known && known.as === as && says(known.bytes, bytes, start, end)) {
      return known.value;
    }
    const value = read();
    const text = bytes.toString('latin1', start, end);
    slots[slot] = { bytes: text, as, value };
    return value;
  }

  forget(): void {
    this.#slots = undefined;
  }
}
