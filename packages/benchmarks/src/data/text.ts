import { createHash } from 'node:crypto';

/** The letters that Kubernetes itself makes names of. */
const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Looks random and is always the same for the same seed. */
export function token(seed: string, length: number): string {
  const bytes = createHash('sha256').update(seed).digest();
  return Array.from(
    { length },
    (_, index) => letters[(bytes[index % bytes.length] ?? 0) % letters.length],
  ).join('');
}

/** 64 hexadecimal digits, as in the id of a container or the digest of an image. */
export function digest(seed: string): string {
  return createHash('sha256').update(seed).digest('hex');
}

/** An address of a pod. */
export function podAddress(pod: number): string {
  return `10.${64 + Math.floor(pod / 65_536)}.${Math.floor(pod / 256) % 256}.${
    pod % 256
  }`;
}

/** An address of a node. */
export function nodeAddress(name: string): string {
  return `192.168.40.${Number(name.slice(-3))}`;
}
