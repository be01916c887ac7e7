import { get } from 'node:https';
import { eventually } from '../eventually';
import { ThrowawayCluster } from './ThrowawayCluster';

jest.setTimeout(120_000);

/** What kubectl says, good or bad. */
function said(answer: Promise<string>): Promise<string> {
  return answer.catch(({ stdout, stderr }) => `${stdout}${stderr}`);
}

describe('a throw-away cluster', () => {
  let cluster: ThrowawayCluster;

  beforeAll(async () => {
    cluster = await ThrowawayCluster.start();
  });
  afterAll(() => cluster.stop());

  function asPortal(...args: string[]): Promise<string> {
    return said(cluster.kubectl(['--token', cluster.token, ...args]));
  }

  function watchFrom(version: string): Promise<string> {
    const query = `watch=1&resourceVersion=${version}&timeoutSeconds=1`;
    const path = `/api/v1/namespaces/default/configmaps?${query}`;
    return said(cluster.kubectl(['get', '--raw', path]));
  }

  it("has the portal's account with the rights of the manifest", async () => {
    expect(await asPortal('auth', 'whoami')).toContain(
      'system:serviceaccount:mooring-system:mooring-portal',
    );
    expect(await asPortal('auth', 'can-i', 'list', 'pods')).toBe('yes');
    expect(await asPortal('auth', 'can-i', 'list', 'secrets')).toContain('no');
  });

  it('withdraws the right to one kind and grants it again', async () => {
    const can = (resource: string) =>
      asPortal('auth', 'can-i', 'list', resource);
    await cluster.withdraw('pods');
    await eventually(
      () => can('pods'),
      answer => answer.startsWith('no'),
    );
    expect(await can('services')).toBe('yes');
    expect(await can('nodes')).toContain('yes');
    await cluster.grantAll();
    await eventually(
      () => can('pods'),
      answer => answer === 'yes',
    );
  });

  it('freezes the API server and lets it go on', async () => {
    const ask = ['get', 'namespace', 'default', '--request-timeout=1s'];
    cluster.apiServer.stop();
    expect(await said(cluster.kubectl(ask))).toMatch(/timeout|deadline/i);
    cluster.apiServer.cont();
    expect(await said(cluster.kubectl(ask))).toContain('Active');
  });

  it('forgets old versions, and keeps what is stored over a kill', async () => {
    await cluster.kubectl(['create', 'configmap', 'old']);
    const version = await cluster.kubectl([
      ...['get', 'configmap', 'old'],
      ...['-o', 'jsonpath={.metadata.resourceVersion}'],
    ]);
    await cluster.kubectl(['create', 'configmap', 'new']);
    expect(await watchFrom(version)).toContain('"name":"new"');

    await cluster.compact();
    await cluster.apiServer.kill();
    expect(await said(cluster.kubectl(['get', 'configmaps']))).toContain(
      'refused',
    );
    await cluster.apiServer.restart();
    expect(await watchFrom(version)).toContain('too old resource version');
    expect(await cluster.kubectl(['get', 'configmaps'])).toMatch(/new[^]*old/);
  });
});

describe('a throw-away cluster with controllers and arguments', () => {
  let cluster: ThrowawayCluster;

  beforeAll(async () => {
    cluster = await ThrowawayCluster.start({
      controllers: true,
      apiServerArgs: [
        '--enable-priority-and-fairness=false',
        '--max-requests-inflight=2',
      ],
    });
  });
  afterAll(() => cluster.stop());

  it('makes pods of a Deployment', async () => {
    const image = '--image=registry.example/web';
    await cluster.kubectl(['create', 'deployment', 'web', image]);
    const pods = await eventually(
      () => cluster.kubectl(['get', 'pods', '--no-headers']),
      text => text !== '',
    );
    expect(pods).toMatch(/^web-\S+ +0\/1 +Pending/);
  });

  it('has an API server with the arguments', async () => {
    const path = '/debug/api_priority_and_fairness/dump_priority_levels';
    expect(await said(cluster.kubectl(['get', '--raw', path]))).toContain(
      'NotFound',
    );
    const crowd = Array.from({ length: 50 }, () => statusOf(cluster));
    expect(await Promise.all(crowd)).toEqual(
      expect.arrayContaining([200, 429]),
    );
  });
});

describe('a throw-away cluster with nodes', () => {
  let cluster: ThrowawayCluster;

  beforeAll(async () => {
    cluster = await ThrowawayCluster.start({ controllers: true, nodes: true });
  });
  afterAll(() => cluster.stop());

  it('has pods that become ready, or what the tags of their images say', async () => {
    const images = {
      fine: '1.28.0',
      crash: '1.28.1-crash',
      stuck: '1.28.2-stuck',
      missing: '1.28.3-missing',
    };
    for (const [name, tag] of Object.entries(images)) {
      const image = `--image=registry.mooring.test/mooring/nginx:${tag}`;
      await cluster.kubectl(['run', name, image]);
    }
    const pods = () => said(cluster.kubectl(['get', 'pods', '--no-headers']));
    const text = await eventually(pods, it => /PullBackOff/.test(it));
    expect(text).toMatch(/^crash +0\/1 +(Running|CrashLoopBackOff) /m);
    expect(text).toMatch(/^stuck +0\/1 +Running /m);
    expect(text).toMatch(/^missing +0\/1 +ImagePullBackOff /m);
    await eventually(pods, it =>
      /^crash +0\/1 +CrashLoopBackOff +3 /m.test(it),
    );
    await eventually(pods, it => /^fine +1\/1 +Running /m.test(it));
  });
});

/** The answer to a request of somebody who is no administrator. */
function statusOf({
  server,
  caData,
  token,
}: ThrowawayCluster): Promise<number> {
  const options = {
    ca: Buffer.from(caData, 'base64'),
    headers: { authorization: `Bearer ${token}` },
  };
  return new Promise((resolve, reject) => {
    get(`${server}/openapi/v2`, options, response => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });
}
