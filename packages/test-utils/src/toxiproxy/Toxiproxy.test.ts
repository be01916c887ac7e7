import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { spawn, type ChildProcess } from 'node:child_process';
import { eventually } from '../eventually';
import { kubectl } from '../kubectl';
import { readSandbox } from '../readSandbox';
import { Toxiproxy } from './Toxiproxy';
import type { ToxicProxy } from './ToxicProxy';

jest.setTimeout(120_000);

const cluster = readSandbox().clusters.dev;
const namespace = `toxic-${randomBytes(4).toString('hex')}`;

let toxiproxy: Toxiproxy;
let proxy: ToxicProxy;

beforeAll(async () => {
  toxiproxy = await Toxiproxy.start();
  await kubectl('dev', ['create', 'namespace', namespace]);
});
beforeEach(async () => {
  proxy = await toxiproxy.proxy(cluster.server);
});
afterEach(() => proxy.close());
afterAll(async () => {
  await toxiproxy.stop();
  await kubectl('dev', ['delete', 'namespace', namespace, '--wait=false']);
});

/** What kubectl says to a question that takes the way through the proxy. */
function ask(...args: string[]): Promise<string> {
  const all = ['--server', proxy.url, '--request-timeout=10s', ...args];
  return kubectl('dev', all).catch(({ stderr }) => stderr);
}

interface Watch {
  process: ChildProcess;
  seen: string;
}

function watch(server: string): Watch {
  const process = spawn(cluster.kubectl, [
    ...['--kubeconfig', cluster.kubeconfig, '--server', server],
    ...['get', 'configmaps', '--namespace', namespace],
    ...['--watch', '--output=name'],
  ]);
  const result: Watch = { process, seen: '' };
  process.stdout.on('data', text => {
    result.seen += text;
  });
  return result;
}

function create(name: string): Promise<string> {
  return kubectl('dev', ['create', 'configmap', name, '-n', namespace]);
}

it('cuts the way to a server and restores it', async () => {
  const get = ['get', 'namespace', namespace];
  expect(await ask(...get)).toContain('Active');
  await proxy.cut();
  expect(await ask(...get)).toContain('refused');
  await proxy.restore();
  expect(await ask(...get)).toContain('Active');
});

it('leaves a watch half open: the connection stays and nothing comes', async () => {
  const through = watch(proxy.url);
  const direct = watch(cluster.server);
  try {
    await create('first');
    await eventually(
      () => [through.seen, direct.seen],
      texts => texts.every(text => text.includes('configmap/first')),
    );
    await proxy.addToxic('timeout', 'downstream', { timeout: 0 });
    await create('second');
    await eventually(
      () => direct.seen,
      text => text.includes('configmap/second'),
    );
    await create('third');
    await eventually(
      () => direct.seen,
      text => text.includes('configmap/third'),
    );
    expect(through.seen).not.toContain('configmap/second');
    expect(through.process.exitCode).toBeNull();

    await proxy.removeToxic('timeout', 'downstream');
    await eventually(
      () => through.process.exitCode,
      code => code !== null,
    );
  } finally {
    through.process.kill();
    direct.process.kill();
  }
});

it('resets and delays', async () => {
  await proxy.addToxic('reset_peer', 'downstream', { timeout: 0 });
  expect(await ask('get', '--raw', '/livez')).toContain('reset');
  await proxy.removeToxic('reset_peer', 'downstream');

  await proxy.addToxic('latency', 'upstream', { latency: 700 });
  const startedAt = Date.now();
  expect(await ask('get', '--raw', '/livez')).toBe('ok');
  // Once for the handshake and once for the question.
  expect(Date.now() - startedAt).toBeGreaterThan(1400);
});

it('truncates, slows down and puts off the end', async () => {
  const server = createServer(socket => socket.end('x'.repeat(50_000)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const plain = await toxiproxy.proxy(`tcp://127.0.0.1:${port}`);
  expect(plain.url).toBe(`tcp://127.0.0.1:${plain.port}`);
  const whole = await download(plain.port);
  expect(whole.bytes).toBe(50_000);

  await plain.addToxic('limit_data', 'downstream', { bytes: 20_000 });
  expect((await download(plain.port)).bytes).toBe(20_000);
  await plain.removeToxic('limit_data', 'downstream');

  await plain.addToxic('bandwidth', 'downstream', { rate: 50 });
  expect((await download(plain.port)).ms).toBeGreaterThan(900);
  await plain.removeToxic('bandwidth', 'downstream');

  await plain.addToxic('slow_close', 'downstream', { delay: 600 });
  const slow = await download(plain.port);
  expect(slow.bytes).toBe(50_000);
  expect(slow.ms).toBeGreaterThan(600);
  server.close();
});

async function download(port: number): Promise<{ bytes: number; ms: number }> {
  const startedAt = Date.now();
  const socket = connect(port, '127.0.0.1');
  let bytes = 0;
  socket.on('data', data => {
    bytes += data.length;
  });
  socket.on('error', () => {});
  await new Promise(resolve => socket.on('close', resolve));
  return { bytes, ms: Date.now() - startedAt };
}
