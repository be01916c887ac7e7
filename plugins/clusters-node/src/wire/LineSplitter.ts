import type { Splitter } from './WireFormat';

const NEWLINE = 0x0a;

/** Cuts at line ends. */
export class LineSplitter implements Splitter {
  #begun: Uint8Array[] = [];

  push(chunk: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      if (end === -1) {
        break;
      }
      const line = chunk.subarray(from, end);
      lines.push(
        this.#begun.length === 0 ? line : Buffer.concat([...this.#begun, line]),
      );
      this.#begun = [];
      from = end + 1;
    }
    if (from < chunk.length) {
      this.#begun.push(chunk.subarray(from));
    }
    return lines;
  }
}
