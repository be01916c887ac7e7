let last = 0;

/** A name for a row that no other row has. */
export function nextRowId(): string {
  last++;
  return `new ${last}`;
}
