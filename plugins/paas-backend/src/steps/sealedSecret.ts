import type { Manifest } from '@mooring/common';
import type { SecretVault } from '../secrets/types';

/** Whether a manifest is a Secret whose values are still sealed. */
export function isSealed(manifest: Manifest): boolean {
  return manifest.kind === 'Secret' && manifest.sealedData !== undefined;
}

/** The names of a sealed Secret's values. */
export function sealedNames(manifest: Manifest): string[] {
  return Object.keys(manifest.sealedData as Record<string, string>).sort();
}

/** The Secret as the cluster is to have it. Never to be stored, logged or shown. */
export async function openSecret(
  vault: SecretVault,
  instanceId: string,
  manifest: Manifest,
): Promise<Manifest> {
  const { sealedData, ...secret } = manifest;
  const hashes = sealedData as Record<string, string>;
  const values = await vault.open(instanceId, Object.values(hashes));
  return {
    ...secret,
    data: Object.fromEntries(
      Object.entries(hashes).map(([name, hash]) => [
        name,
        Buffer.from(values.get(hash)!).toString('base64'),
      ]),
    ),
  };
}
