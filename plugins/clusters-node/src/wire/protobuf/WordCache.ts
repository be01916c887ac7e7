import { hashOf, says } from './hashOf';

const SLOTS = 16_384;
/** Longer texts are rarely the same. */
const LONGEST = 96;

/**
 * Texts by their bytes: most of what objects say they all say, and looking it up
 * costs less than making a text and throwing it away. Worth it while many come.
 */
export class WordCache {
  #slots: (string | undefined)[] | undefined;

  text(bytes: Buffer, start: number, end: number): string {
    if (end - start > LONGEST) {
      return bytes.toString('utf8', start, end);
    }
    const slots = (this.#slots ??= new Array(SLOTS));
    const slot = hashOf(bytes, start, end) & (SLOTS - 1);
    const known = slots[slot];
    if (known !== undefined && says(known, bytes, start, end)) {
      return known;
    }
    const text = bytes.toString('utf8', start, end);
    // A text with other characters than ASCII is never found: its bytes are more.
    if (text.length === end - start) {
      slots[slot] = text;
    }
    return text;
  }

  forget(): void {
    this.#slots = undefined;
  }
}
