import type { Reader } from 'protobufjs/minimal';

// Field numbers: generated.proto of k8s.io/apimachinery/pkg/apis/meta/v1 and
// pkg/runtime.

/** `k8s` and a zero, before every object that stands for itself. */
const MAGIC = 0x6b387300;
const RAW_OF_UNKNOWN = 2;

/**
 * Goes to the next field of a number, which is a message or bytes.
 *
 * @returns where it ends; undefined if there is none before `end`
 */
export function enter(
  reader: Reader,
  number: number,
  end: number,
): number | undefined {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (tag >>> 3 === number) {
      return reader.uint32() + reader.pos;
    }
    reader.skipType(tag & 7);
  }
  return undefined;
}

/** Goes to the object in the envelope that is next. Returns where it ends. */
export function enterObject(reader: Reader, end: number): number {
  const magic = Buffer.from(reader.buf.subarray(reader.pos, reader.pos + 4));
  if (magic.length < 4 || magic.readUInt32BE() !== MAGIC) {
    throw new TypeError('what came is no object in protobuf');
  }
  reader.pos += magic.length;
  return enter(reader, RAW_OF_UNKNOWN, end) ?? reader.pos;
}
