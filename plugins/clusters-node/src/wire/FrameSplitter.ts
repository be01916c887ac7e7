import type { Splitter } from './WireFormat';

const HEADER = 4;

/** Cuts where four bytes before each piece say how long it is. */
export class FrameSplitter implements Splitter {
  #begun: Uint8Array[] = [];
  #length = 0;

  push(chunk: Uint8Array): Buffer[] {
    this.#begun.push(chunk);
    this.#length += chunk.length;
    const pieces: Buffer[] = [];
    // Long pieces come in many chunks: they are put together once only.
    if (this.#length < this.#needed()) {
      return pieces;
    }
    const bytes = joined(this.#begun);
    let from = 0;
    while (bytes.length - from >= HEADER) {
      const end = from + HEADER + bytes.readUInt32BE(from);
      if (end > bytes.length) {
        break;
      }
      pieces.push(bytes.subarray(from + HEADER, end));
      from = end;
    }
    this.#begun = from === bytes.length ? [] : [bytes.subarray(from)];
    this.#length = bytes.length - from;
    return pieces;
  }

  #needed(): number {
    const [first] = this.#begun;
    return first && first.length >= HEADER
      ? HEADER + asBuffer(first).readUInt32BE(0)
      : HEADER;
  }
}

function joined(chunks: Uint8Array[]): Buffer {
  return chunks.length === 1 ? asBuffer(chunks[0]!) : Buffer.concat(chunks);
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
