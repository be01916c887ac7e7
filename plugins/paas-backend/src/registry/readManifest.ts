import { z } from 'zod';
import { parseJson } from './parseJson';

/** The kinds of manifests that are understood. */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

const platformSchema = z.object({
  os: z.string().optional(),
  architecture: z.string().optional(),
  variant: z.string().optional(),
});

const manifestSchema = z.union([
  z.object({
    manifests: z.array(z.object({ platform: platformSchema.optional() })),
  }),
  z.object({ config: z.object({ digest: z.string() }) }),
]);

/** What a manifest tells of platforms: them, or the digest of the blob that does. */
export type ManifestPlatforms =
  | { platforms: string[] }
  | { configDigest: string };

/** Reads an index or the manifest of one image; undefined: it is neither. */
export function readManifest(bytes: Buffer): ManifestPlatforms | undefined {
  const { data } = manifestSchema.safeParse(parseJson(bytes));
  if (data === undefined) {
    return undefined;
  }
  if ('config' in data) {
    return { configDigest: data.config.digest };
  }
  const platforms = data.manifests.flatMap(({ platform }) =>
    platformOf(platform),
  );
  return { platforms: [...new Set(platforms)] };
}

/** The platform that the configuration of an image tells; none if it is no program's. */
export function readConfigPlatforms(bytes: Buffer): string[] {
  return platformOf(platformSchema.safeParse(parseJson(bytes)).data);
}

/** Attestations stand beside the images for `unknown/unknown`. */
function platformOf(platform?: z.infer<typeof platformSchema>): string[] {
  const { os, architecture, variant } = platform ?? {};
  if (!os || !architecture || os === 'unknown' || architecture === 'unknown') {
    return [];
  }
  // Nodes tell the architecture only; these variants are what it means by itself.
  const isUsual = { arm64: 'v8', amd64: 'v1' }[architecture] === variant;
  return [
    [os, architecture, ...(variant && !isUsual ? [variant] : [])].join('/'),
  ];
}
