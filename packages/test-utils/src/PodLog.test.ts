import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { eventually } from './eventually';
import { kubectl } from './kubectl';
import { PodLog } from './PodLog';
import { readSandbox } from './readSandbox';

jest.setTimeout(60_000);

const namespace = `pod-log-${randomBytes(4).toString('hex')}`;
const portal =
  '--as=system:serviceaccount:mooring-system:mooring-portal' as const;

beforeAll(() => kubectl('dev', ['create', 'namespace', namespace]));
afterAll(() =>
  kubectl('dev', ['delete', 'namespace', namespace, '--wait=false']),
);

async function createPod(name: string): Promise<void> {
  await kubectl('dev', ['apply', '-f', '-'], {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace },
    spec: {
      containers: ['web', 'helper'].map(container => ({
        name: container,
        image: 'registry.example/any',
      })),
    },
  });
  const ready = ['--for=condition=Ready', `pod/${name}`, '-n', namespace];
  await kubectl('dev', ['wait', ...ready, '--timeout=30s']);
}

function logs(pod: string, ...args: string[]): Promise<string> {
  return kubectl('dev', ['logs', pod, '-n', namespace, portal, ...args]).catch(
    ({ stderr }) => stderr,
  );
}

it('gives a pod the words of a test', async () => {
  const at = (seconds: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, seconds));
  const target = { cluster: 'dev', namespace, pod: 'speaker' } as const;
  const log = await PodLog.create(target, ['web', 'helper']);
  log.append(
    [
      { text: 'one', time: at(1) },
      { text: 'two', time: at(2), stream: 'stderr' },
      { text: '三', time: at(3) },
    ],
    { container: 'web' },
  );
  log.append(['other'], { container: 'helper' });
  log.append(['before'], { container: 'web', previous: true });
  await createPod('speaker');

  const web = ['--container=web'];
  expect(await logs('speaker', ...web)).toBe('one\ntwo\n三');
  expect(await logs('speaker', ...web, '--tail=2')).toBe('two\n三');
  expect(
    await logs('speaker', ...web, '--since-time=2030-01-01T00:00:03Z'),
  ).toBe('三');
  expect(await logs('speaker', ...web, '--timestamps', '--tail=1')).toMatch(
    /^2030-01-01T00:00:03\.0+Z 三$/,
  );
  expect(await logs('speaker', ...web, '--previous')).toBe('before');
  expect(await logs('speaker', '--container=helper')).toBe('other');
  await log.remove();
});

it('takes effect for a pod that is there, and delivers to followers', async () => {
  await createPod('late');
  const target = { cluster: 'dev', namespace, pod: 'late' } as const;
  const log = await PodLog.create(target, ['web']);
  log.append(['first'], { container: 'web' });
  await eventually(
    () => logs('late', '--container=web'),
    text => text === 'first',
  );

  const { kubectl: binary, kubeconfig } = readSandbox().clusters.dev;
  const follower = spawn(binary, [
    ...['--kubeconfig', kubeconfig, 'logs', 'late', '-n', namespace],
    ...['--container=web', '--follow'],
  ]);
  let seen = '';
  follower.stdout.on('data', text => {
    seen += text;
  });
  try {
    await eventually(
      () => seen,
      text => text === 'first\n',
    );
    log.append(['second', 'third'], { container: 'web' });
    await eventually(
      () => seen,
      text => text === 'first\nsecond\nthird\n',
    );
  } finally {
    follower.kill();
  }

  await log.remove();
  const ofAll = await eventually(
    () => logs('late', '--container=web'),
    text => text !== seen.trim(),
  );
  expect(ofAll.split('\n').length).toBeGreaterThan(300);
});
