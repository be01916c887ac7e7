import type { Reader } from 'protobufjs/minimal';
import { MessageCache } from './MessageCache';
import { WordCache } from './WordCache';

type Target = Record<string, unknown>;

/** Reads one field into the object that it belongs to. */
export type Field = (reader: Reader, target: Target) => void;

/** The fields of a message that are read, by number; others are skipped. */
export type Message = readonly (Field | undefined)[];

const words = new WordCache();
const SHORT = 256;
const messages = new MessageCache(8_192, SHORT);
/** Specifications of containers, which pods of one template have the same of. */
const longMessages = new MessageCache(256, 4_096);

/** Forgets what was remembered to read alike objects faster. */
export function forgetShared(): void {
  words.forget();
  messages.forget();
  longMessages.forget();
}

/** @param fields - by number, as the published definition has them */
export function message(fields: Record<number, Field>): Message {
  const byNumber: (Field | undefined)[] = [];
  for (const [number, field] of Object.entries(fields)) {
    byNumber[Number(number)] = field;
  }
  // Without holes, which are slow to look at.
  return Array.from(byNumber);
}

/** Reads a message that ends at a position. */
export function read(
  reader: Reader,
  fields: Message,
  end: number,
  target: Target = {},
): Target {
  while (reader.pos < end) {
    const tag = reader.uint32();
    const field = fields[tag >>> 3];
    if (field) {
      field(reader, target);
    } else {
      reader.skipType(tag & 7);
    }
  }
  return target;
}

/** A text; the server writes empty ones that JSON leaves out. */
export function text(name: string): Field {
  return (reader, target) => {
    const value = readText(reader);
    if (value !== '') {
      target[name] = value;
    }
  };
}

/** A text of ASCII that no other object has. */
export function unique(name: string): Field {
  return (reader, target) => {
    const end = endOf(reader);
    target[name] = bytesOf(reader).toString('latin1', reader.pos, end);
    reader.pos = end;
  };
}

export function texts(name: string): Field {
  return (reader, target) => listOf(target, name).push(readText(reader));
}

/** A number that is not negative, or one of 32 bits. */
export function int(name: string): Field {
  return (reader, target) => {
    target[name] = reader.int32();
  };
}

export function flag(name: string): Field {
  return (reader, target) => {
    target[name] = reader.bool();
  };
}

/** Whether there is one at all: what it says is not needed. */
export function presence(name: string): Field {
  return (reader, target) => {
    reader.skip(reader.uint32());
    target[name] = true;
  };
}

/** A message that many objects have the same of; nobody may change it. */
export function shared(name: string, fields: Message): Field {
  return (reader, target) => {
    target[name] = readShared(reader, fields);
  };
}

export function manyShared(name: string, fields: Message): Field {
  return (reader, target) =>
    listOf(target, name).push(readShared(reader, fields));
}

export function one(name: string, fields: Message): Field {
  return (reader, target) => {
    target[name] = readOne(reader, fields);
  };
}

export function many(name: string, fields: Message): Field {
  return (reader, target) => listOf(target, name).push(readOne(reader, fields));
}

/** A message whose fields JSON has among those of the message around it. */
export function inline(fields: Message): Field {
  return (reader, target) => {
    read(reader, fields, endOf(reader), target);
  };
}

/** Milliseconds since 1970; nothing for a time without a value. */
export function time(name: string): Field {
  return (reader, target) => {
    const end = endOf(reader);
    let seconds: number | undefined;
    let nanos = 0;
    while (reader.pos < end) {
      const tag = reader.uint32();
      // Of seconds the lower half: none is before 1970 or after 2106.
      if (tag >>> 3 === 1) {
        seconds = reader.uint32();
      } else if (tag >>> 3 === 2) {
        nanos = reader.uint32();
      } else {
        reader.skipType(tag & 7);
      }
    }
    if (seconds !== undefined) {
      target[name] = seconds * 1_000 + Math.floor(nanos / 1e6);
    }
  };
}

const QUANTITY = message({ 1: text('text') });

/** A quantity, as text. */
export function quantity(name: string): Field {
  return (reader, target) => {
    target[name] = readOne(reader, QUANTITY).text;
  };
}

export function map(name: string): Field {
  return mapOf(name, text('value'), readOne);
}

/** A map whose entries many objects have the same of. */
export function sharedMap(name: string): Field {
  return mapOf(name, text('value'), readShared);
}

/** A map of what is never remembered. */
export function contentMap(name: string): Field {
  const value: Field = (reader, target) => {
    target.value = reader.string();
  };
  return mapOf(name, value, readOne);
}

export function quantities(name: string): Field {
  return mapOf(name, quantity('value'), readShared);
}

/** Bytes as JSON has them. */
export function base64Map(name: string): Field {
  const value: Field = (reader, target) => {
    target.value = Buffer.from(reader.bytes()).toString('base64');
  };
  return mapOf(name, value, readOne);
}

function mapOf(
  name: string,
  value: Field,
  readEntry: (reader: Reader, fields: Message) => Target,
): Field {
  const entry = message({ 1: text('key'), 2: value });
  return (reader, target) => {
    const found = readEntry(reader, entry);
    const values = (target[name] ??= {}) as Target;
    values[(found.key as string | undefined) ?? ''] = found.value ?? '';
  };
}

function readOne(reader: Reader, fields: Message): Target {
  return read(reader, fields, endOf(reader));
}

function readShared(reader: Reader, fields: Message): Target {
  const end = endOf(reader);
  const cache = end - reader.pos > SHORT ? longMessages : messages;
  const value = cache.get(bytesOf(reader), reader.pos, end, fields, () =>
    read(reader, fields, end),
  );
  reader.pos = end;
  return value;
}

function readText(reader: Reader): string {
  const end = endOf(reader);
  const value = words.text(bytesOf(reader), reader.pos, end);
  reader.pos = end;
  return value;
}

/** Of the message or the text that begins. */
function endOf(reader: Reader): number {
  const end = reader.uint32() + reader.pos;
  if (end > reader.len) {
    throw new RangeError('a message that goes on after the end');
  }
  return end;
}

function bytesOf({ buf }: Reader): Buffer {
  return buf as Buffer;
}

function listOf(target: Target, name: string): unknown[] {
  return (target[name] ??= []) as unknown[];
}
