import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findFreePort, loopback } from '../processes/ports.ts';
import { imageOf, nginxRepository } from '../registry/images.ts';
import { Settings } from '../state/Settings.ts';
import { StateFolder } from '../state/StateFolder.ts';
import { Progress } from '../ui/Progress.ts';
import { Registry } from './Registry.ts';
import { startComponents } from './startComponents.ts';

const root = mkdtempSync(join(tmpdir(), 'mooring-registry-'));

/** As each command of the user makes it: nothing is remembered but files. */
function open(folder: string = root): Registry {
  const state = new StateFolder(folder);
  return new Registry(state, new Settings(state));
}

async function up(): Promise<string> {
  const registry = open();
  await registry.start(() => undefined);
  await registry.ready();
  return registry.connection?.url ?? '';
}

interface Manifest {
  manifests: {
    digest: string;
    platform: { os: string; architecture: string };
  }[];
  config: { digest: string };
  layers: { digest: string }[];
}

function ask(path: string, init?: RequestInit): Promise<Response> {
  const url = `${open().connection?.url}/v2/${nginxRepository}/${path}`;
  const accept = 'application/vnd.oci.image.index.v1+json';
  const manifest = 'application/vnd.oci.image.manifest.v1+json';
  return fetch(url, { headers: { accept: `${accept}, ${manifest}` }, ...init });
}

async function manifestOf(reference: string): Promise<Manifest> {
  return (await (await ask(`manifests/${reference}`)).json()) as Manifest;
}

async function digestOfTag(tag: string): Promise<string | null> {
  const answer = await ask(`manifests/${tag}`, { method: 'HEAD' });
  return answer.headers.get('docker-content-digest');
}

const digests: Record<string, string> = {
  '1.25.5':
    'sha256:b668b8fad44e85b7f9bbc800409df41e19c883cc955a0cc627194463f6fd01a7',
  '1.26.3':
    'sha256:ccc6afa513e75a0cf8e466931cec8d99ffe81a579720c5b13c4bb78f25ca721c',
  '1.27.0':
    'sha256:bed78165c3dda5c7c0e8b221b4dfc04b51281f849755131fd0fed3af4317bee0',
  '1.27.3':
    'sha256:e767895b2944af52814f85a2760f0e86b0e39e9c340a005d2cb3a94264ce15f4',
  '1.28.0':
    'sha256:8291459e6eded9d5a9da45b2bb5a4529e892e70d18d04e36b7831777e51c44b9',
  '1.29.0':
    'sha256:daeed1900dd8be45c8e3236633edbceb72b2347197952af66caf9945721500c5',
  '1.28.1-crash':
    'sha256:57a48f9ffd09542989cbf0b68658ba4945a8690807dd577b72ed45bc7d4f5a23',
  '1.28.2-stuck':
    'sha256:bc25ccbe8a5c9e4644cc9dfb487c7cf160fd3315b5b3f7507b529d6527c2a2e3',
  '1.28.3-missing':
    'sha256:5fd3d10b8b27a990c6ac1c63717f97afbbe1e25feab82af1d8721a13e5fd6dfc',
  '1.27.4-arm':
    'sha256:cd0dbf9f0303f80fa28acd73d281e16ab408da284a8334bd9536d89181c1ed62',
};

describe('the registry', () => {
  before(up);
  after(async () => {
    await open().stop();
    rmSync(root, { recursive: true });
  });

  test('has the images, by the digests that every machine has', async () => {
    const { tags } = (await (await ask('tags/list')).json()) as {
      tags: string[];
    };
    assert.deepEqual(tags.sort(), Object.keys(digests).sort());
    for (const [tag, digest] of Object.entries(digests))
      assert.equal(await digestOfTag(tag), digest, tag);
  });

  test('has whole images, for two platforms unless the tag says one', async () => {
    for (const [tag, platforms] of Object.entries({
      '1.29.0': ['linux/amd64', 'linux/arm64'],
      '1.27.4-arm': ['linux/arm64'],
    })) {
      const { manifests } = await manifestOf(tag);
      const names = manifests.map(
        ({ platform }) => `${platform.os}/${platform.architecture}`,
      );
      assert.deepEqual(names, platforms);
      for (const { digest } of manifests) {
        const { config, layers } = await manifestOf(digest);
        for (const blob of [config, ...layers]) {
          const bytes = await (await ask(`blobs/${blob.digest}`)).bytes();
          const sum = createHash('sha256').update(bytes).digest('hex');
          assert.equal(`sha256:${sum}`, blob.digest);
        }
      }
    }
  });

  test('keeps its port and what was pushed, and mends its own tags', async () => {
    const url = open().connection?.url;
    const { index } = imageOf('1.29.0', ['amd64', 'arm64']);
    for (const tag of ['1.25.5', 'somebody-elses']) {
      const answer = await ask(`manifests/${tag}`, {
        method: 'PUT',
        headers: { 'content-type': index.mediaType },
        body: index.bytes,
      });
      assert.equal(answer.status, 201);
    }
    await open().stop();
    assert.equal(open().connection, undefined);
    assert.equal(await up(), url);
    assert.equal(await digestOfTag('1.25.5'), digests['1.25.5']);
    assert.equal(await digestOfTag('somebody-elses'), index.digest);
  });
});

test('without the program the rest starts, and it is told why', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'mooring-registry-'));
  const nowhere = {
    PATH: empty,
    KUBEBUILDER_ASSETS: empty,
    MOORING_CACHE: empty,
    MOORING_DISTRIBUTION_URL: `http://${loopback}:${await findFreePort()}`,
    GOMODCACHE: empty,
    GOPROXY: 'off',
  };
  const saved = Object.keys(nowhere).map(key => [key, process.env[key]]);
  Object.assign(process.env, nowhere);
  try {
    const registry = open(join(empty, 'state'));
    await startComponents([registry], new Progress()).required;
    assert.equal(registry.connection, undefined);
    assert.equal((await registry.status())[0]?.state, 'missing');
    await assert.rejects(
      registry.start(() => undefined),
      /GOPROXY=off|Install Go/,
    );
  } finally {
    for (const [key = '', value] of saved) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
    rmSync(empty, { recursive: true });
  }
});
