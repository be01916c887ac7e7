const EDGE = 8;
/** From here on a copy is made and compared at once: quicker than one by one. */
const COPIED = 128;

/** A quick hash of bytes, of long ones only the ends, for tables that compare what they find. */
export function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = end - start;
  const skipped = end - start > 2 * EDGE;
  const headEnd = skipped ? start + EDGE : end;
  for (let at = start; at < headEnd; at += 1) {
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  }
  for (let at = skipped ? end - EDGE : end; at < end; at += 1) {
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

/** Whether bytes are the characters of a text, up to 255 each. */
export function says(
  text: string,
  bytes: Buffer,
  start: number,
  end: number,
): boolean {
  if (text.length !== end - start) {
    return false;
  }
  if (text.length > COPIED) {
    return bytes.toString('latin1', start, end) === text;
  }
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) !== bytes[start + at]) {
      return false;
    }
  }
  return true;
}
