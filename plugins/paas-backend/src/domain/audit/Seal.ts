/** A place in the chain of audit rows, and the hash that covers all up to it. */
export interface Seal {
  number: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
}

/** Where every chain began. */
export const GENESIS: Seal = { number: 0, hash: '0'.repeat(64) };
