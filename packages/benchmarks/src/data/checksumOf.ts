import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The sources of the data set. */
export const dataFiles = join(import.meta.dirname, '*.ts');

/** A short checksum of files, and of what else matters. */
export function checksumOf(patterns: string[], ...further: string[]): string {
  const hash = createHash('sha256').update(further.join('\n'));
  for (const file of globSync(patterns).sort()) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
