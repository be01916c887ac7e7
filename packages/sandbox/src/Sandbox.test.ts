import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  addressOf,
  create,
  createIngress,
  dns,
  kubectl,
  kubectlOf,
  open,
  pidOf,
  query,
  root,
  stateOf,
  untilPublished,
} from './__testUtils__/sandboxUnderTest.ts';
import { loopback } from './processes/ports.ts';
import { startTime } from './processes/processTable.ts';
import { waitFor } from './processes/waitFor.ts';
import { Progress } from './ui/Progress.ts';

async function everythingRuns(): Promise<void> {
  const notRunning = (await open().status()).filter(
    ({ state }) => state !== 'running',
  );
  assert.deepEqual(notRunning, []);
}

const parts = [
  ...['postgres', 'dns', 'sign-in', 'registry'],
  ...['dev', 'prod'].flatMap(cluster =>
    [
      'etcd',
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kwok-controller',
    ].map(process => `${cluster}/${process}`),
  ),
  ...['dev/metrics-server', 'prod/metrics-server', 'pod-logs'],
  'ingress',
];

describe('a sandbox', () => {
  before(() => open().up(new Progress()));
  after(() => open().reset(new Progress()));

  test('has every part running after up', async () => {
    assert.deepEqual(
      (await open().status()).map(({ name }) => name),
      parts,
    );
    await everythingRuns();
  });

  test('writes its configuration for its owner only', () => {
    for (const file of [
      'app-config.sandbox.yaml',
      'sandbox.json',
      'settings.json',
    ]) {
      assert.equal(statSync(join(root, file)).mode & 0o777, 0o600, file);
    }
  });

  test('gives the portal the rights of the manifest and no more', () => {
    const can = (...action: string[]) => {
      try {
        kubectl(
          'auth',
          'can-i',
          ...action,
          '--as=system:serviceaccount:mooring-system:mooring-portal',
        );
        return true;
      } catch {
        return false;
      }
    };
    assert.equal(can('create', 'deployments.apps', '-n', 'shop'), true);
    assert.equal(can('get', 'secrets', '-n', 'shop'), true);
    assert.equal(can('list', 'secrets', '-n', 'shop'), false);
    assert.equal(can('watch', 'secrets', '-n', 'shop'), false);
    assert.equal(can('delete', 'namespaces'), false);
    assert.equal(can('list', 'pods.metrics.k8s.io', '-n', 'shop'), true);
    assert.equal(
      can('create', 'pods', '--subresource=exec', '-n', 'shop'),
      false,
    );
  });

  test('tells what a pod uses, as its annotations say', async () => {
    kubectl(
      ...['run', 'busy', '--image=busy'],
      '--annotations=kwok.x-k8s.io/usage-cpu=250m',
      '--annotations=kwok.x-k8s.io/usage-memory=128Mi',
    );
    const top = (...what: string[]) => {
      try {
        return kubectl('top', ...what, '--no-headers').trim();
      } catch {
        return '';
      }
    };
    await waitFor(() => top('pod', 'busy') !== '', {
      what: 'figures of the pod',
      timeoutMs: 180_000,
      everyMs: 1000,
    });
    assert.match(top('pod', 'busy'), /^busy +2\d\dm +128Mi$/);
    const nodes = top('nodes').split('\n');
    assert.equal(nodes.length, 3);
    for (const node of nodes) assert.match(node, /\d+m +\d+% +\d+Mi +\d+%/);
  });

  test('leaves nodes alone that it did not make, and their pods', () => {
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'real' } };
    create(node);
    const run = (name: string, nodeName: string) =>
      kubectl(
        ...['run', name, '--image=any'],
        `--overrides=${JSON.stringify({ spec: { nodeName } })}`,
      );
    run('on-real', 'real');
    run('on-simulated', 'dev-node-a');
    // Pods are played in the order in which they come.
    const ready = ['--for=condition=Ready', 'pod/on-simulated'];
    kubectl('wait', ...ready, '--timeout=60s');
    const show = (...what: string[]) =>
      kubectl(
        'get',
        ...what,
        '-o',
        'jsonpath={.status.phase}{.status.addresses}',
      );
    assert.equal(show('pod', 'on-real'), 'Pending');
    assert.equal(show('node', 'real'), '');
    kubectl('delete', 'pod', 'on-real', '--force', '--grace-period=0');
    kubectl('delete', 'node', 'real');
  });

  test('has a log for each simulated pod, which goes on and which the portal may read', async () => {
    const overrides = JSON.stringify({
      spec: {
        containers: ['nginx', 'redis', 'unheard-of'].map(name => ({
          ...{ name, image: 'any' },
        })),
      },
    });
    kubectl('run', 'talker', '--image=any', `--overrides=${overrides}`);
    kubectl('wait', '--for=condition=Ready', 'pod/talker', '--timeout=60s');
    const logs = (container: string, ...args: string[]) =>
      kubectl(
        ...['logs', 'talker', '--container', container, ...args],
        '--as=system:serviceaccount:mooring-system:mooring-portal',
      ).split('\n');
    for (const container of ['nginx', 'redis', 'unheard-of']) {
      const times = logs(container, '--timestamps')
        .filter(Boolean)
        .map(line => line.split(' ')[0] ?? '');
      assert.ok(times.length > 300, `${container}: ${times.length} lines`);
      assert.deepEqual(times, [...new Set(times)].sort());
    }
    assert.match(logs('nginx', '--tail=20').join('\n'), /GET \/.* 200 /);
    assert.match(logs('redis', '--tail=20').join('\n'), /clients connected/);

    let followed = '';
    const follower = spawn(join(root, 'bin/kubectl'), [
      ...['--kubeconfig', join(root, 'kubernetes/dev.kubeconfig')],
      ...['logs', 'talker', '--container=nginx', '--follow', '--tail=0'],
    ]);
    follower.stdout.on('data', text => (followed += text));
    await waitFor(() => followed.split('\n').length > 2, {
      what: 'new lines of the log',
      timeoutMs: 60_000,
    });
    follower.kill();
  });

  for (const cluster of ['dev', 'prod']) {
    test(`publishes in Ingresses of class nginx where names in ${cluster} point at`, async () => {
      // Ingresses are taken up in the order in which they come.
      createIngress(cluster, 'unserved', '--class=nobody');
      createIngress(cluster, 'classless');
      createIngress(cluster, 'served', '--class=nginx');
      await untilPublished(cluster, 'served');
      assert.equal(addressOf(cluster, 'unserved'), '');
      assert.equal(addressOf(cluster, 'classless'), '');

      const patch = JSON.stringify({ spec: { ingressClassName: 'nginx' } });
      kubectlOf(cluster, 'patch', 'ingress', 'unserved', '-p', patch);
      await untilPublished(cluster, 'unserved');
      assert.match(
        kubectlOf(cluster, 'get', 'ingressclass', 'nginx'),
        /sandbox\.mooring\.dev\/ingress/,
      );
    });
  }

  for (const part of parts) {
    test(`names ${part} when it is killed, and up mends it`, async () => {
      const pid = pidOf(part);
      process.kill(pid, 'SIGKILL');
      await waitFor(() => startTime(pid) === undefined, {
        what: 'the kill',
        timeoutMs: 30_000,
      });
      assert.equal(await stateOf(part), 'dead');
      await open().up(new Progress());
      assert.notEqual(pidOf(part), pid);
      await everythingRuns();
    });
  }

  test('has pods ready soon after what plays the nodes was killed', async () => {
    process.kill(pidOf('dev/kwok-controller'), 'SIGKILL');
    await waitFor(
      async () => (await stateOf('dev/kwok-controller')) === 'dead',
      {
        what: 'the kill',
        timeoutMs: 30_000,
      },
    );
    await open().up(new Progress());
    kubectl('run', 'after-kill', '--image=any');
    const ready = ['--for=condition=Ready', 'pod/after-kill'];
    kubectl('wait', ...ready, '--timeout=60s');
  });

  test('publishes addresses again after its process and the API server were killed', async () => {
    for (const [ingress, part] of Object.entries({
      'after-own-kill': 'ingress',
      'after-server-kill': 'dev/kube-apiserver',
    })) {
      const pid = pidOf(part);
      process.kill(pid, 'SIGKILL');
      await waitFor(() => startTime(pid) === undefined, {
        what: 'the kill',
        timeoutMs: 30_000,
      });
      await open().up(new Progress());
      createIngress('dev', ingress, '--class=nginx');
      await untilPublished('dev', ingress);
    }
  });

  test('keeps what is stored, and its addresses, over down and up', async () => {
    await query('create table kept (id int)');
    kubectl('create', 'configmap', 'kept');
    const rrsets = [
      {
        ...{
          name: 'kept.dev.mooring.test.',
          type: 'A',
          ttl: 60,
          changetype: 'REPLACE',
        },
        records: [{ content: '10.0.0.1', disabled: false }],
      },
    ];
    assert.equal((await dns('PATCH', { rrsets })).status, 204);
    const saved = readFileSync(join(root, 'sandbox.json'), 'utf8');

    await open().down(new Progress());
    assert.ok(
      (await open().status()).every(({ state }) => state === 'stopped'),
    );
    await open().up(new Progress());

    assert.deepEqual(await query('select * from kept'), []);
    assert.match(kubectl('get', 'configmap', 'kept'), /kept/);
    assert.match(await (await dns('GET')).text(), /10\.0\.0\.1/);
    // No diff: it would print passwords.
    assert.ok(
      readFileSync(join(root, 'sandbox.json'), 'utf8') === saved,
      'sandbox.json changed',
    );
  });

  test('makes a cluster of an earlier version anew over what it stores', async () => {
    rmSync(join(root, 'kubernetes/dev.configuration.json'));
    const pid = pidOf('dev/kwok-controller');
    await open().up(new Progress());
    assert.notEqual(pidOf('dev/kwok-controller'), pid);
    await everythingRuns();
    assert.match(kubectl('get', 'configmap', 'kept'), /kept/);
  });

  test('moves to other ports when somebody took its own', async () => {
    await open().down(new Progress());
    const names = [
      'postgres',
      'dns',
      'dns-api',
      'sign-in',
      'registry',
      'dev-kubeApiserverPort',
      'dev-etcdPort',
    ];
    const old = names.map(name => open().settings.port(name));
    const strangers = await Promise.all(old.map(listen));
    try {
      await open().up(new Progress());
      await everythingRuns();
      for (const [index, name] of names.entries()) {
        assert.notEqual(open().settings.port(name), old[index], name);
      }
      assert.deepEqual(await query('select 1 as one'), [{ one: 1 }]);
      assert.match(kubectl('get', 'configmap', 'kept'), /kept/);
      createIngress('dev', 'after-move', '--class=nginx');
      await untilPublished('dev', 'after-move');
      const config = readFileSync(
        join(root, 'app-config.sandbox.yaml'),
        'utf8',
      );
      for (const port of old)
        assert.doesNotMatch(config, new RegExp(`:\\s?${port}\\b`));
    } finally {
      strangers.forEach(server => server.close());
    }
  });

  test('leaves neither processes nor files after reset', async () => {
    const pids = parts.map(pidOf);
    await open().reset(new Progress());
    assert.deepEqual(
      pids.filter(pid => startTime(pid) !== undefined),
      [],
    );
    assert.equal(existsSync(root), false);
  });
});

function listen(port: number): Promise<Server> {
  const server = createServer().unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => resolve(server));
  });
}
