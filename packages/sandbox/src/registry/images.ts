import { createHash } from 'node:crypto';
import { tarOf } from './tar.ts';

/** The registry as clusters would call it; the portal is told where it really is. */
export const registryHost = 'registry.mooring.test';

/** The repository of the images that the registry has from the start. */
export const nginxRepository = 'mooring/nginx';

/** The tag that new Nginx services run. */
export const nginxTag = '1.27.3';

type Architecture = 'amd64' | 'arm64';

/** The tags of {@link nginxRepository}; simulated pods misbehave by the words at their ends. */
export const nginxTags = new Map<string, readonly Architecture[]>([
  ...[
    ...['1.25.5', '1.26.3', '1.27.0', nginxTag, '1.28.0', '1.29.0'],
    ...['1.28.1-crash', '1.28.2-stuck', '1.28.3-missing'],
  ].map(tag => [tag, ['amd64', 'arm64']] as const),
  ['1.27.4-arm', ['arm64']],
]);

/** Something that a registry keeps under its digest. */
export interface Content {
  mediaType: string;
  digest: string;
  bytes: Buffer;
}

/** An image, in the parts that a registry is given one after the other. */
export interface Image {
  blobs: Content[];
  manifests: Content[];
  index: Content;
}

/** An image that nobody can run; the same tag gives the same digests on every machine. */
export function imageOf(
  tag: string,
  architectures: readonly Architecture[],
): Image {
  const layer = content(
    'application/vnd.oci.image.layer.v1.tar',
    tarOf('README', `A stand-in for ${nginxRepository}:${tag}\n`),
  );
  const configs = architectures.map(architecture =>
    json('application/vnd.oci.image.config.v1+json', {
      architecture,
      os: 'linux',
      config: { Labels: { 'org.opencontainers.image.version': tag } },
      rootfs: { type: 'layers', diff_ids: [layer.digest] },
    }),
  );
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  const manifests = configs.map(config =>
    json(manifestType, {
      schemaVersion: 2,
      mediaType: manifestType,
      config: descriptor(config),
      layers: [descriptor(layer)],
    }),
  );
  const indexType = 'application/vnd.oci.image.index.v1+json';
  const index = json(indexType, {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: manifests.map((manifest, position) => ({
      ...descriptor(manifest),
      platform: { os: 'linux', architecture: architectures[position] },
    })),
  });
  return { blobs: [layer, ...configs], manifests, index };
}

/** The digest that a tag of {@link nginxTags} stands for. */
export function digestOf(tag: string): string {
  return imageOf(tag, nginxTags.get(tag) ?? []).index.digest;
}

function json(mediaType: string, value: object): Content {
  return content(mediaType, Buffer.from(JSON.stringify(value)));
}

function content(mediaType: string, bytes: Buffer): Content {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { mediaType, digest, bytes };
}

function descriptor({ mediaType, digest, bytes }: Content): object {
  return { mediaType, digest, size: bytes.length };
}
