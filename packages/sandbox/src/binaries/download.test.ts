import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { findFreePort, loopback } from '../processes/ports.ts';
import type { BinaryDefinition, FileSource } from './definitions.ts';
import { download } from './download.ts';

const folder = mkdtempSync(join(tmpdir(), 'mooring-download-'));
const published = join(folder, 'published');
const target = join(folder, 'cache/tool/1.0/tool');
const program = '#!/bin/sh\necho tool 1.0\n';
const sha256 = (content: string | Buffer) =>
  createHash('sha256').update(content).digest('hex');

let server: Server;

before(async () => {
  server = createServer((request, response) => {
    const file = join(published, request.url ?? '');
    if (request.url === '/silent') return;
    if (!existsSync(file)) response.writeHead(404).end();
    else if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': 1000 });
      response.write(readFileSync(file), () => response.destroy());
    } else response.end(readFileSync(file));
  });
  await new Promise<void>(resolve => server.listen(0, loopback, resolve));
  process.env.MOORING_KWOK_URL = urlOf((server.address() as AddressInfo).port);
  process.env.MOORING_REGISTRY_URL = process.env.MOORING_KWOK_URL;
});

after(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function urlOf(port: number): string {
  return `http://${loopback}:${port}`;
}

function publish(path: string, content: string | Buffer): string {
  const file = join(published, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return sha256(content);
}

function tool(source: Partial<FileSource>): BinaryDefinition {
  const file: FileSource = {
    kind: 'file',
    host: 'kwok',
    path: 'tool',
    sha256: sha256(program),
    ...source,
  };
  return {
    name: 'tool',
    version: '1.0',
    goModule: 'kubernetes',
    goPackage: '',
    versionArgs: [],
    source: file,
  };
}

/** Downloads and gives the reason of a failure. */
async function get(definition: BinaryDefinition): Promise<string | undefined> {
  rmSync(dirname(target), { recursive: true, force: true });
  return download(definition, target, () => undefined);
}

function assertInPlace(): void {
  assert.equal(readFileSync(target, 'utf8'), program);
  assert.equal(statSync(target).mode & 0o777, 0o755);
  assert.deepEqual(readdirSync(dirname(target)), ['tool']);
}

function assertNothingLeft(): void {
  assert.deepEqual(readdirSync(dirname(target)), []);
}

describe('a download', () => {
  test('puts a file with the right checksum in place, executable', async () => {
    publish('tool', program);
    assert.equal(await get(tool({})), undefined);
    assertInPlace();
  });

  test('takes a program out of an archive', async () => {
    const pinned = publish('tool.tar.gz', archiveWith('tool-1.0/tool'));
    const source = {
      path: 'tool.tar.gz',
      sha256: pinned,
      member: 'tool-1.0/tool',
    };
    assert.equal(await get(tool(source)), undefined);
    assertInPlace();
  });

  test('takes a program out of a container image', async () => {
    assert.equal(await get(imageOf(publishImage())), undefined);
    assertInPlace();
  });

  test('refuses a file with another checksum', async () => {
    publish('tool', `${program}# changed\n`);
    assert.match(
      (await get(tool({}))) ?? '',
      /its checksum is [0-9a-f]{64}, not/,
    );
    assertNothingLeft();
  });

  test('refuses an image of which one layer was changed', async () => {
    const { digest, layer } = publishImage();
    publish(`v2/tool/blobs/sha256:${layer}`, 'something else');
    assert.match((await get(imageOf({ digest }))) ?? '', /its checksum is/);
    assertNothingLeft();
  });

  test('refuses a file that is not there, and one that breaks off', async () => {
    publish('cut', program);
    assert.match((await get(tool({ path: 'absent' }))) ?? '', /404/);
    assert.match((await get(tool({ path: 'cut' }))) ?? '', /cut: /);
    assertNothingLeft();
  });

  test('gives up within seconds on a server that is not there or says nothing', async () => {
    const startedAt = Date.now();
    assert.match(
      (await get(tool({ path: 'silent' }))) ?? '',
      /no answer in time/,
    );
    const reachable = process.env.MOORING_KWOK_URL;
    process.env.MOORING_KWOK_URL = urlOf(await findFreePort());
    assert.match((await get(tool({}))) ?? '', /ECONNREFUSED/);
    process.env.MOORING_KWOK_URL = reachable;
    assert.ok(Date.now() - startedAt < 8000);
    assertNothingLeft();
  });
});

function archiveWith(member: string): Buffer {
  const tree = mkdtempSync(join(folder, 'tree-'));
  mkdirSync(join(tree, dirname(member)), { recursive: true });
  writeFileSync(join(tree, member), program);
  return execFileSync('tar', [
    '-czf',
    '-',
    '-C',
    tree,
    member.split('/')[0] ?? '',
  ]);
}

/** Publishes an image as a registry does: a list, a manifest, a layer. */
function publishImage(): { digest: string; layer: string } {
  const content = archiveWith('usr/local/bin/tool');
  const layer = sha256(content);
  publish(`v2/tool/blobs/sha256:${layer}`, content);
  const manifest = JSON.stringify({
    layers: [{ digest: `sha256:${layer}`, size: content.length }],
  });
  publish(`v2/tool/manifests/sha256:${sha256(manifest)}`, manifest);
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const list = JSON.stringify({
    manifests: [
      {
        digest: `sha256:${sha256('other')}`,
        platform: { os: 'windows', architecture },
      },
      {
        digest: `sha256:${sha256(manifest)}`,
        platform: { os: 'linux', architecture },
      },
    ],
  });
  publish(`v2/tool/manifests/sha256:${sha256(list)}`, list);
  return { digest: `sha256:${sha256(list)}`, layer };
}

function imageOf({ digest }: { digest: string }): BinaryDefinition {
  return {
    ...tool({}),
    source: {
      ...{ kind: 'image', host: 'registry', repository: 'tool' },
      ...{ digest, member: 'usr/local/bin/tool' },
    },
  } as BinaryDefinition;
}
