import type { RawObject } from '../summaries/objectSummary';
import { LineSplitter } from './LineSplitter';
import type { WireFormat } from './WireFormat';

interface JsonList {
  metadata: { resourceVersion: string; continue?: string };
  items: RawObject[];
}

/** What every API server writes. */
export const jsonFormat: WireFormat = {
  contentType: 'application/json',
  splitter: () => new LineSplitter(),
  event: piece => JSON.parse(textOf(piece)),
  page(body) {
    const { metadata, items }: JsonList = JSON.parse(textOf(body));
    return {
      resourceVersion: metadata.resourceVersion,
      continue: metadata.continue || undefined,
      items,
    };
  },
  status: body => JSON.parse(textOf(body)),
};

function textOf(bytes: Uint8Array): string {
  const { buffer, byteOffset, byteLength } = bytes;
  return Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
}
