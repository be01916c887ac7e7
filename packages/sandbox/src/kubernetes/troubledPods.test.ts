import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { Kubectl } from './Kubectl.ts';

interface SandboxFile {
  clusters: Record<'dev' | 'prod', { kubectl: string; kubeconfig: string }>;
}

interface Pod {
  status: {
    phase: string;
    conditions: { type: string; status: string }[];
    containerStatuses: {
      ready: boolean;
      restartCount: number;
      state: object;
      lastState: { terminated?: { exitCode: number } };
    }[];
  };
}

const namespace = `trouble-${randomBytes(4).toString('hex')}`;
const repository = 'registry.mooring.test:5000/mooring/nginx-stuck';
const digest = `@sha256:${'a'.repeat(64)}`;

for (const cluster of ['dev', 'prod'] as const) {
  describe(`a pod in ${cluster}`, () => {
    const kubectl = (...args: string[]) =>
      connect(cluster).run(['-n', namespace, ...args]);
    const run = async (name: string, image: string) => {
      await kubectl('run', name, `--image=${image}`);
    };
    const until = (name: string, condition: string) =>
      kubectl('wait', `pod/${name}`, `--for=${condition}`, '--timeout=30s');
    const statusOf = async (name: string) =>
      (JSON.parse(await kubectl('get', 'pod', name, '-o', 'json')) as Pod)
        .status;

    before(() => kubectl('create', 'namespace', namespace));
    after(() => kubectl('delete', 'namespace', namespace, '--wait=false'));

    test('of a tag that ends in -crash is restarted again and again', async () => {
      await run('crash', `${repository}:1.28.1-crash${digest}`);
      const container = '.status.containerStatuses[0]';
      await until('crash', `jsonpath={${container}.restartCount}=3`);
      const waiting = `${container}.state.waiting`;
      await until('crash', `jsonpath={${waiting}.reason}=CrashLoopBackOff`);
      const { phase, conditions, containerStatuses } = await statusOf('crash');
      assert.equal(phase, 'Running');
      assert.equal(readyIn(conditions), 'False');
      assert.equal(containerStatuses[0]?.ready, false);
      assert.equal(containerStatuses[0]?.lastState.terminated?.exitCode, 1);
      assert.match(
        await kubectl('get', 'events'),
        /Warning +BackOff +pod\/crash +Back-off restarting failed container/,
      );
    });

    test('of a tag that ends in -missing has no image', async () => {
      const image = `${repository}:1.28.3-missing${digest}`;
      await run('missing', image);
      const waiting = '.status.containerStatuses[0].state.waiting';
      await until('missing', `jsonpath={${waiting}.reason}=ImagePullBackOff`);
      const { phase, containerStatuses } = await statusOf('missing');
      assert.equal(phase, 'Pending');
      const said = JSON.stringify(containerStatuses[0]?.state);
      assert.ok(said.includes(`Back-off pulling image \\"${image}\\": `), said);
      assert.match(said, /ErrImagePull: .*: not found/);
    });

    test('of a tag that ends in -stuck runs and is never ready', async () => {
      await run('stuck', `${repository}:1.28.2-stuck`);
      await until('stuck', 'jsonpath={.status.phase}=Running');
      const { conditions, containerStatuses } = await statusOf('stuck');
      assert.equal(readyIn(conditions), 'False');
      assert.equal(containerStatuses[0]?.ready, false);
      assert.ok('running' in (containerStatuses[0]?.state ?? {}));
    });

    test('of any other image is ready, and stays so', async () => {
      const images = {
        untagged: repository,
        digested: `${repository}${digest}`,
        similar: `${repository}:1.28.1-crashed${digest}`,
      };
      for (const [name, image] of Object.entries(images))
        await run(name, image);
      for (const name of Object.keys(images))
        await until(name, 'condition=Ready');
    });

    test('with any of the troubles is gone at once when it is deleted', async () => {
      const pods = ['crash', 'missing', 'stuck'];
      for (const pod of pods) {
        const { conditions } = await statusOf(pod);
        assert.equal(readyIn(conditions), 'False', pod);
      }
      await kubectl('delete', 'pod', ...pods, '--timeout=5s');
    });
  });
}

function connect(cluster: 'dev' | 'prod'): Kubectl {
  const file = process.env.MOORING_SANDBOX;
  assert.ok(file, 'MOORING_SANDBOX is not set: "npm test" sets it');
  const { clusters } = JSON.parse(readFileSync(file, 'utf8')) as SandboxFile;
  const { kubectl, kubeconfig } = clusters[cluster];
  return new Kubectl(kubectl, kubeconfig);
}

function readyIn(conditions: { type: string; status: string }[]) {
  return conditions.find(({ type }) => type === 'Ready')?.status;
}
