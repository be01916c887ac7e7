import { missingReference } from './missingReference';
import { pullFailure } from './pullFailure';
import { schedulingReasons } from './unschedulable';

/** Messages as schedulers, kubelets and container runtimes word them. */
describe('messages of a cluster', () => {
  it.each([
    [
      '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      ['cpu'],
    ],
    [
      '0/3 nodes are available: 1 Insufficient cpu, 3 Insufficient memory. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
      ['memory'],
    ],
    [
      '0/5 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 4 Insufficient nvidia.com/gpu.',
      ['resource'],
    ],
    [
      '0/4 nodes are available: 2 Too many pods, 2 node(s) were unschedulable.',
      ['pods', 'cordoned'],
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. preemption: not eligible due to preemptionPolicy=Never.",
      ['affinity'],
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod anti-affinity rules.",
      ['affinity'],
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't match pod topology spread constraints.",
      ['affinity'],
    ],
    [
      '0/3 nodes are available: 3 node(s) had untolerated taint(s).',
      ['taints'],
    ],
    [
      '0/3 nodes are available: 3 node(s) had volume node affinity conflict.',
      ['volume'],
    ],
    [
      "0/3 nodes are available: 3 node(s) didn't have free ports for the requested pod ports.",
      ['ports'],
    ],
    ['no nodes available to schedule pods', ['nodes']],
    ['Scheduling is blocked due to non-empty scheduling gates', ['other']],
    ['', ['other']],
  ])('scheduler: %s', (message, reasons) => {
    expect(schedulingReasons(message)).toEqual(reasons);
  });

  it.each([
    [
      'failed to resolve reference "docker.io/library/nginx:1.99": docker.io/library/nginx:1.99: not found',
      'not-found',
    ],
    [
      'manifest for nginx:1.99 not found: manifest unknown: manifest unknown',
      'not-found',
    ],
    ['no match for platform in manifest: not found', 'not-found'],
    [
      'pull access denied for shop, repository does not exist or may require authorization',
      'unauthorized',
    ],
    ['unexpected status from HEAD request: 403 Forbidden', 'unauthorized'],
    [
      'failed to authorize: failed to fetch anonymous token: Get "https://auth.docker.io/token": dial tcp 10.0.0.1:443: i/o timeout',
      'unreachable',
    ],
    ['dial tcp 127.0.0.1:5000: connect: connection refused', 'unreachable'],
    ['lookup registry.corp: no such host', 'unreachable'],
    [
      'toomanyrequests: You have reached your unauthenticated pull rate limit',
      'rate-limited',
    ],
    ['x509: certificate signed by unknown authority', 'other'],
    ['couldn\'t parse image name "Nginx": invalid reference format', 'other'],
    ['', 'other'],
  ])('pull: %s', (message, why) => {
    expect(pullFailure(message)).toBe(why);
  });

  it.each([
    [
      'configmap "web" not found',
      { code: 'missing-configmap', same: { name: 'web' } },
    ],
    [
      'MountVolume.SetUp failed for volume "conf" : configmap "web" not found',
      { code: 'missing-configmap', same: { name: 'web' } },
    ],
    [
      'secret "web" not found',
      { code: 'missing-secret', same: { name: 'web' } },
    ],
    [
      "couldn't find key password in Secret shop-dev/web",
      { code: 'missing-secret', same: { name: 'web', key: 'password' } },
    ],
    [
      "couldn't find key DB_URL in ConfigMap shop-dev/web",
      { code: 'missing-configmap', same: { name: 'web', key: 'DB_URL' } },
    ],
  ])('reference: %s', (message, cause) => {
    expect(missingReference(message)).toMatchObject(cause);
  });

  it.each([
    'references non-existent config key: nginx.conf',
    'Unable to attach or mount volumes: unmounted volumes=[tls]: timed out waiting for the condition',
    'container has runAsNonRoot and image will run as root',
  ])('no reference: %s', message => {
    expect(missingReference(message)).toBeUndefined();
  });
});
