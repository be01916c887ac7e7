import { jsonFormat } from './jsonFormat';
import { protobufFormat } from './protobuf/protobufFormat';
import type { WireFormat } from './WireFormat';

export { forgetShared } from './protobuf/message';

const FORMATS = [protobufFormat, jsonFormat];

/** What is asked for: the server takes the first that it has of a kind. */
export const ACCEPT = FORMATS.map(({ contentType }) => contentType).join(',');

/** How an answer is written; undefined if no API server writes so. */
export function formatOf(contentType: string): WireFormat | undefined {
  return FORMATS.find(format => contentType.startsWith(format.contentType));
}
