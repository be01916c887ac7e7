import { randomBytes } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readSandbox, Toxiproxy } from '@mooring/test-utils';
import { HttpImageRegistries } from './HttpImageRegistries';
import { readRegistries } from './readRegistries';
import { digestOf } from './RegistryReader';

jest.setTimeout(60_000);

const { url = '', host = '' } = readSandbox().registry ?? {};
const nginx = `${host}/mooring/nginx`;
const ours = `test-${randomBytes(4).toString('hex')}`;
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

function registriesAt(at: string, now?: () => number): HttpImageRegistries {
  const mooring = { registries: [{ host, url: at }] };
  return new HttpImageRegistries(
    readRegistries(new ConfigReader({ mooring })),
    now,
  );
}

async function put(path: string, type: string, body: string): Promise<void> {
  const response = await fetch(new URL(path, url), {
    method: 'PUT',
    headers: { 'content-type': type },
    body,
  });
  expect(response.status).toBe(201);
}

async function pushBlob(text: string): Promise<string> {
  const digest = digestOf(Buffer.from(text));
  const start = await fetch(`${url}/v2/${ours}/blobs/uploads/`, {
    method: 'POST',
  });
  const target = new URL(start.headers.get('location') ?? '', url);
  target.searchParams.set('digest', digest);
  await put(target.href, 'application/octet-stream', text);
  return digest;
}

/** An image of one platform, as Docker pushes them; gives its digest. */
async function push(tag: string, config: object): Promise<string> {
  const text = JSON.stringify({ ...config, tag });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      digest: await pushBlob(text),
      size: text.length,
    },
    layers: [],
  });
  await put(`/v2/${ours}/manifests/${tag}`, manifestType, manifest);
  return digestOf(Buffer.from(manifest));
}

describe('against the registry of the sandbox', () => {
  const registries = registriesAt(url);

  it('knows repositories by their host', () => {
    expect(registries.knows(nginx)).toBe(true);
    expect(registries.knows(`${host}/any/other`)).toBe(true);
    expect(registries.knows('docker.io/library/nginx')).toBe(false);
    expect(registries.knows(host)).toBe(false);
    expect(registries.knows('mooring/nginx')).toBe(false);
    expect(registries.knows(`evil.test/${host}/nginx`)).toBe(false);
  });

  it('lists tags, the newest version first', async () => {
    expect(await registries.tags(nginx)).toEqual([
      ...['1.29.0', '1.28.3-missing', '1.28.2-stuck', '1.28.1-crash'],
      ...['1.28.0', '1.27.4-arm', '1.27.3', '1.27.0', '1.26.3', '1.25.5'],
    ]);
    expect(await registries.tags(`${host}/not/there`)).toEqual([]);
  });

  it('resolves a tag to its digest and platforms, and the digest to itself', async () => {
    const image = await registries.resolve(nginx, '1.27.3');
    const head = await fetch(`${url}/v2/mooring/nginx/manifests/1.27.3`, {
      method: 'HEAD',
      headers: { accept: 'application/vnd.oci.image.index.v1+json' },
    });
    expect(image).toEqual({
      digest: head.headers.get('docker-content-digest'),
      platforms: ['linux/amd64', 'linux/arm64'],
    });
    expect(await registries.resolve(nginx, image!.digest)).toEqual(image);
    expect(await registries.resolve(nginx, '1.27.4-arm')).toMatchObject({
      platforms: ['linux/arm64'],
    });
  });

  it('finds nothing where nothing is', async () => {
    expect(await registries.resolve(nginx, '9.9.9')).toBeUndefined();
    const nothing = `sha256:${'0'.repeat(64)}`;
    expect(await registries.resolve(nginx, nothing)).toBeUndefined();
    expect(
      await registries.resolve(`${host}/not/there`, '1.0.0'),
    ).toBeUndefined();
  });

  it('reads the platform of a single image from its configuration', async () => {
    const digest = await push('7.0.0', { os: 'linux', architecture: 's390x' });
    expect(await registries.resolve(`${host}/${ours}`, '7.0.0')).toEqual({
      digest,
      platforms: ['linux/s390x'],
    });
    await push('7.0.1', { os: 'linux', architecture: 'arm', variant: 'v7' });
    await push('chart', { name: 'no program' });
    const platformsOf = async (tag: string) =>
      (await registries.resolve(`${host}/${ours}`, tag))?.platforms;
    expect(await platformsOf('7.0.1')).toEqual(['linux/arm/v7']);
    expect(await platformsOf('chart')).toEqual([]);
  });

  it('remembers answers for half a minute, but not that there was none', async () => {
    let now = 0;
    const remembering = registriesAt(url, () => now);
    const repository = `${host}/${ours}`;
    expect(await remembering.resolve(repository, 'moving')).toBeUndefined();
    const first = await push('moving', { os: 'linux', architecture: 'amd64' });
    const digest = async () =>
      (await remembering.resolve(repository, 'moving'))?.digest;
    expect(await digest()).toBe(first);
    const tags = await remembering.tags(repository);

    const second = await push('moving', { os: 'linux', architecture: 'arm64' });
    await push('8.0.0', { os: 'linux', architecture: 'amd64' });
    now = 29_999;
    expect(await digest()).toBe(first);
    expect(await remembering.tags(repository)).toEqual(tags);
    now = 30_000;
    expect(await digest()).toBe(second);
    expect(await remembering.tags(repository)).toEqual(['8.0.0', ...tags]);
  });

  it('contacts nobody for a repository or a reference that is none of its', async () => {
    for (const [repository, reference] of [
      ['docker.io/library/nginx', '1.0.0'],
      [`${host}/../../metrics`, '1.0.0'],
      [nginx, '../tags/list'],
      [nginx, '1.27.3?x=1'],
    ] as const) {
      await expect(registries.resolve(repository, reference)).rejects.toThrow(
        InputError,
      );
    }
    await expect(registries.tags('docker.io/library/nginx')).rejects.toThrow(
      'mooring.registries',
    );
  });
});

describe('when the registry cannot be reached', () => {
  let toxiproxy: Toxiproxy;

  beforeAll(async () => {
    toxiproxy = await Toxiproxy.start();
  });
  afterAll(() => toxiproxy.stop());

  it('says so by its host, and finds it again when it is back', async () => {
    const proxy = await toxiproxy.proxy(url);
    const registries = registriesAt(proxy.url);
    await proxy.cut();
    await expect(registries.resolve(nginx, '1.27.3')).rejects.toMatchObject({
      name: 'RegistryUnavailableError',
      host,
      message: expect.stringMatching(
        `^Registry ${host} does not answer \\(.*(ECONNREFUSED|ECONNRESET|closed).*\\)$`,
      ),
    });
    await proxy.restore();
    expect(await registries.resolve(nginx, '1.27.3')).toBeDefined();
  });

  it('waits five seconds for an answer and no longer', async () => {
    const proxy = await toxiproxy.proxy(url);
    await proxy.addToxic('timeout', 'downstream', { timeout: 0 });
    const startedAt = Date.now();
    await expect(registriesAt(proxy.url).tags(nginx)).rejects.toThrow(
      `Registry ${host} does not answer within 5 s`,
    );
    expect(Date.now() - startedAt).toBeLessThan(7_000);
  });

  it('ends when the caller does', async () => {
    const proxy = await toxiproxy.proxy(url);
    await proxy.addToxic('timeout', 'downstream', { timeout: 0 });
    const abort = new AbortController();
    const lookup = registriesAt(proxy.url).tags(nginx, {
      signal: abort.signal,
    });
    abort.abort(new Error('the person has left'));
    await expect(lookup).rejects.toThrow('the person has left');
  });
});
