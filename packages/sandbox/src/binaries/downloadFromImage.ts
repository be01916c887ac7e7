import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../processes/run.ts';
import type { ImageSource } from './definitions.ts';
import { extract } from './extract.ts';
import { fetchVerified } from './fetchVerified.ts';

interface Descriptor {
  digest: string;
  size: number;
  platform?: { os: string; architecture: string };
}

interface Manifest {
  manifests?: Descriptor[];
  layers?: Descriptor[];
}

const accept = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/** Takes one program out of a container image, which needs no container engine. */
export async function downloadFromImage(
  base: string,
  source: ImageSource,
  folder: string,
  onBytes: (count: number) => void,
): Promise<void> {
  const get = async (
    kind: 'manifests' | 'blobs',
    digest: string,
  ): Promise<string> => {
    const sha256 = digest.replace('sha256:', '');
    const path = join(folder, sha256);
    const url = `${base}/v2/${source.repository}/${kind}/${digest}`;
    await fetchVerified({ url, sha256, accept }, path, onBytes);
    return path;
  };
  const read = async (digest: string) =>
    JSON.parse(
      readFileSync(await get('manifests', digest), 'utf8'),
    ) as Manifest;

  const top = await read(source.digest);
  const manifest = top.manifests
    ? await read(ofThisMachine(top.manifests).digest)
    : top;
  // The program makes up most of the image: it is in the largest layer.
  const layers = [...(manifest.layers ?? [])].sort((a, b) => b.size - a.size);
  for (const layer of layers) {
    const archive = await get('blobs', layer.digest);
    await extract(archive, source.member, folder).catch(ignoreMissingMember);
    if (existsSync(join(folder, source.member))) return;
  }
  throw new Error(`the image ${source.repository} holds no ${source.member}`);
}

function ofThisMachine(manifests: Descriptor[]): Descriptor {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const found = manifests.find(
    ({ platform }) =>
      platform?.os === 'linux' && platform.architecture === architecture,
  );
  if (!found) throw new Error(`there is no image for linux on ${architecture}`);
  return found;
}

/** tar ends with an error when a layer does not hold the program. */
function ignoreMissingMember(error: unknown): void {
  if (!(error instanceof CommandError)) throw error;
}
