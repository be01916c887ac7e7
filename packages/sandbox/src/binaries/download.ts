import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  downloadHosts,
  type BinaryDefinition,
  type DownloadHost,
} from './definitions.ts';
import { downloadFromImage } from './downloadFromImage.ts';
import { extract } from './extract.ts';
import { fetchVerified } from './fetchVerified.ts';

/**
 * Downloads a program and puts it in place if every checksum is right.
 *
 * @returns why there is no program, or undefined when there is one
 */
export async function download(
  { name, source }: BinaryDefinition,
  target: string,
  onBytes: (count: number) => void,
): Promise<string | undefined> {
  mkdirSync(dirname(target), { recursive: true });
  const work = mkdtempSync(`${target}.`);
  try {
    const base = baseUrl(source.host);
    if (source.kind === 'image')
      await downloadFromImage(base, source, work, onBytes);
    else {
      const file = join(work, source.member ? 'archive' : 'program');
      const { path, sha256 } = source;
      await fetchVerified({ url: `${base}/${path}`, sha256 }, file, onBytes);
      if (source.member) await extract(file, source.member, work);
    }
    const program = join(work, source.member ?? 'program');
    chmodSync(program, 0o755);
    renameSync(program, target);
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function baseUrl(host: DownloadHost): string {
  const { variable, url } = downloadHosts[host];
  return process.env[variable] ?? url;
}
