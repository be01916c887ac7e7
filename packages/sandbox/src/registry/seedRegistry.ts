import { imageOf, nginxRepository, nginxTags, type Content } from './images.ts';

/** Puts into a registry whichever of the images it does not have as they should be. */
export async function seedRegistry(url: string): Promise<void> {
  const repository = `${url}/v2/${nginxRepository}`;
  for (const [tag, architectures] of nginxTags) {
    const { blobs, manifests, index } = imageOf(tag, architectures);
    if (await isTagged(repository, tag, index)) continue;
    // The tag comes last: what it names is there when it is.
    for (const blob of blobs) await pushBlob(repository, blob);
    for (const manifest of manifests)
      await pushManifest(repository, manifest.digest, manifest);
    await pushManifest(repository, tag, index);
  }
}

async function isTagged(
  repository: string,
  tag: string,
  { digest, mediaType }: Content,
): Promise<boolean> {
  const answer = await send(`${repository}/manifests/${tag}`, {
    method: 'HEAD',
    headers: { accept: mediaType },
  });
  return answer.headers.get('docker-content-digest') === digest;
}

async function pushBlob(repository: string, blob: Content): Promise<void> {
  const start = await accepted(`${repository}/blobs/uploads/`, {
    method: 'POST',
  });
  const target = new URL(start.headers.get('location') ?? '', repository);
  target.searchParams.set('digest', blob.digest);
  await accepted(target.href, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: blob.bytes,
  });
}

async function pushManifest(
  repository: string,
  reference: string,
  manifest: Content,
): Promise<void> {
  await accepted(`${repository}/manifests/${reference}`, {
    method: 'PUT',
    headers: { 'content-type': manifest.mediaType },
    body: manifest.bytes,
  });
}

async function accepted(url: string, init: RequestInit): Promise<Response> {
  const answer = await send(url, init);
  if (answer.ok) return answer;
  const said = `${answer.status} ${await answer.text()}`;
  throw new Error(`${init.method} ${url}: ${said}`);
}

function send(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
}
