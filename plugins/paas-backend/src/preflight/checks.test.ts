import type { TestBackend } from '@backstage/backend-test-utils';
import {
  ClusterRefusedError,
  type ClusterWriter,
} from '@mooring/backstage-plugin-clusters-node';
import { kubectl as run } from '@mooring/test-utils';
import { kubectl } from '../__testUtils__/sandbox';
import { startClusterServices } from '../steps/__testUtils__/startClusterServices';
import { admissionCheck } from './checks/admissionCheck';
import { autoscalerCheck } from './checks/autoscalerCheck';
import { keysCheck } from './checks/keysCheck';
import { quotaCheck } from './checks/quotaCheck';
import { volumesCheck } from './checks/volumesCheck';
import { contentOf, look, PLACE } from './__testUtils__/lookAtChange';
import type { Check } from './types';

jest.setTimeout(60_000);

const { namespace, project } = PLACE;
let backend: TestBackend;
let writer: ClusterWriter;

const resources = (cpu: string, memory: string) => ({
  resources: { requests: { cpu }, limits: { memory } },
});

beforeAll(async () => {
  ({ backend, writer } = await startClusterServices());
  await kubectl('dev', 'create', 'namespace', namespace);
});

afterAll(async () => {
  await kubectl('dev', 'delete', 'namespace', namespace, '--wait=false');
  await backend.stop();
});

describe('what pods read when they start', () => {
  it('is looked for in the release, then in the cluster, by key', async () => {
    await kubectl(
      'dev',
      ...['create', 'configmap', 'theirs', '-n', namespace],
      '--from-literal=there=1',
    );
    await kubectl(
      'dev',
      ...['create', 'secret', 'generic', 'their-secret', '-n', namespace],
      '--from-literal=there=1',
    );
    const content = contentOf(
      {
        initContainer: {
          envFrom: [{ secretRef: { name: 'nowhere' } }],
        },
        container: {
          envFrom: [
            { configMapRef: { name: 'ours' } },
            { configMapRef: { name: 'perhaps', optional: true } },
          ],
          env: [
            { name: 'PLAIN', value: '1' },
            variable('configMapKeyRef', 'ours', 'own'),
            variable('configMapKeyRef', 'ours', 'lost'),
            variable('configMapKeyRef', 'theirs', 'there'),
            variable('configMapKeyRef', 'theirs', 'missing'),
            variable('secretKeyRef', 'our-secret', 'TOKEN'),
            variable('secretKeyRef', 'their-secret', 'there'),
            variable('secretKeyRef', 'their-secret', 'missing'),
          ],
        },
        volumes: [
          { name: 'a', configMap: { name: 'theirs' } },
          {
            name: 'b',
            projected: {
              sources: [
                { secret: { name: 'projected' } },
                {
                  configMap: {
                    name: 'theirs',
                    items: [{ key: 'item', path: 'item' }],
                  },
                },
                { configMap: { name: 'never', optional: true } },
              ],
            },
          },
          { name: 'c', secret: { secretName: 'mounted' } },
        ],
      },
      {
        objects: [
          {
            ...{ apiVersion: 'v1', kind: 'ConfigMap', data: { own: '1' } },
            metadata: { name: 'ours', namespace },
          },
          {
            ...{ apiVersion: 'v1', kind: 'Secret', sealedData: { TOKEN: 'k' } },
            metadata: { name: 'our-secret', namespace },
          },
        ],
      },
    );
    const found = await look(keysCheck({ writer }), undefined, content);
    expect(found).toEqual(
      [
        `Secret ${namespace}/nowhere is not there`,
        `ConfigMap ${namespace}/ours is not there`,
        `ConfigMap ${namespace}/theirs has no 'missing'`,
        `Secret ${namespace}/their-secret has no 'missing'`,
        `Secret ${namespace}/projected is not there`,
        `ConfigMap ${namespace}/theirs has no 'item'`,
        `Secret ${namespace}/mounted is not there`,
      ].map(missing => ['problem', `${missing}; Deployment web reads it`]),
    );
    const fine = contentOf({
      volumes: [{ name: 'a', configMap: { name: 'theirs' } }],
    });
    expect(await look(keysCheck({ writer }), undefined, fine)).toEqual([
      ['ok', 'ConfigMap theirs of others, which pods read, is there'],
    ]);
  });

  function variable(source: string, name: string, key: string) {
    return { name: 'X', valueFrom: { [source]: { name, key } } };
  }
});

describe('admission of pods', () => {
  it('is refused by the pod security of the namespace', async () => {
    await kubectl(
      'dev',
      ...['label', 'namespace', namespace],
      'pod-security.kubernetes.io/enforce=baseline',
    );
    const check = admissionCheck({ writer });
    const [privileged, plain] = [
      contentOf({ container: { securityContext: { privileged: true } } }),
      contentOf({}),
    ];
    expect(await look(check, plain, privileged)).toEqual([
      [
        'problem',
        expect.stringMatching(
          /^The cluster refuses pods of Deployment web: violates PodSecurity "baseline:latest": privileged/,
        ),
      ],
    ]);
    expect(await look(check, privileged, plain)).toEqual([]);
    // No pod comes: nothing is asked.
    const fewer = { scaling: { mode: 'fixed' as const, replicas: 1 } };
    expect(
      await look(
        check,
        privileged,
        contentOf(
          { container: { securityContext: { privileged: true } } },
          fewer,
        ),
      ),
    ).toEqual([]);
  });

  it('is not taken for refused where the portal may not try', async () => {
    const said = await kubectl(
      'dev',
      ...['run', 'try', '--image=app:1', '--dry-run=server', '-n', namespace],
      '--as=system:serviceaccount:default:nobody',
    ).then(
      () => '',
      (error: Error) => error.message,
    );
    const message = /pods is forbidden.*/.exec(said)![0];
    const refusing = {
      dryRunCreate: async () => {
        throw new ClusterRefusedError('dev', 403, message);
      },
    };
    expect(
      await look(
        admissionCheck({ writer: refusing }),
        undefined,
        contentOf({}),
      ),
    ).toEqual([['unknown', expect.stringContaining(message)]]);
  });

  it('says nothing of a namespace that is made with the service', async () => {
    const content = contentOf({}, { namespace: `${namespace}-not-yet` });
    expect(await look(admissionCheck({ writer }), undefined, content)).toEqual(
      [],
    );
  });
});

describe('quotas', () => {
  const name = `${project}-full`;

  beforeAll(async () => {
    await kubectl('dev', 'create', 'namespace', name);
    const quota = (metadata: object, spec: object, used: object) => ({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { namespace: name, ...metadata },
      spec,
      ...used,
    });
    await run(
      'dev',
      ['apply', '-f', '-'],
      quota(
        { name: 'all' },
        {
          hard: {
            ...{ cpu: '450m', 'limits.memory': '1Gi', 'count/pods': '3' },
            services: '0',
          },
        },
        {},
      ),
    );
    await run(
      'dev',
      ['apply', '-f', '-'],
      quota(
        { name: 'scoped' },
        { hard: { pods: '0' }, scopes: ['BestEffort'] },
        {},
      ),
    );
    await kubectl(
      'dev',
      ...['wait', 'quota/all', '-n', name, '--timeout=30s'],
      '--for=jsonpath={.status.hard.cpu}=450m',
    );
  });

  afterAll(() => kubectl('dev', 'delete', 'namespace', name, '--wait=false'));

  const at = (cpu: string, replicas: number, strategy?: object) =>
    contentOf(
      { container: resources(cpu, '300Mi') },
      {
        namespace: name,
        scaling: { mode: 'fixed', replicas },
        ...(strategy && { strategy }),
      },
    );
  const check: Check = context => quotaCheck({ writer })(context);

  it('count what the change has at its peak', async () => {
    const fits = [['ok', `The quotas of namespace ${name} have room for it`]];
    // Of nothing: two pods.
    expect(await look(check, undefined, at('225m', 2))).toEqual(fits);
    expect(await look(check, undefined, at('226m', 2))).toEqual([
      ['problem', expect.stringContaining('452m: 2m too little')],
    ]);
    expect(await look(check, undefined, at('1m', 4))).toEqual([
      ['problem', expect.stringContaining('leaves 3 of count/pods')],
      ['problem', expect.stringContaining('leaves 1024Mi of limits.memory')],
    ]);
    // Of two: they grow, and one more of them is there on the way.
    expect(await look(check, at('50m', 2), at('183m', 2))).toEqual(fits);
    expect(await look(check, at('50m', 2), at('184m', 2))).toEqual([
      ['problem', expect.stringContaining('452m: 2m too little')],
    ]);
    // Where old ones go first, none is there besides.
    expect(
      await look(check, at('50m', 2), at('184m', 2, { type: 'Recreate' })),
    ).toEqual(fits);
    // Half of four may be away.
    const half = { rollingUpdate: { maxUnavailable: '50%' } };
    expect(await look(check, at('50m', 2), at('184m', 2, half))).toEqual(fits);
  });

  it('are not looked at where no pods come', async () => {
    expect(await look(check, at('50m', 2), at('50m', 1))).toEqual([]);
    expect(await look(check, at('50m', 2), undefined, 'delete')).toEqual([]);
  });
});

describe('a cluster that does not answer', () => {
  it('leaves it unknown, and keeps nothing from being confirmed', async () => {
    const content = contentOf(
      { volumes: [{ name: 'a', configMap: { name: 'theirs' } }] },
      { cluster: 'away' },
    );
    for (const check of [
      keysCheck({ writer }),
      admissionCheck({ writer }),
      autoscalerCheck({ writer }),
      quotaCheck({ writer }),
    ]) {
      expect(await look(check, undefined, content)).toEqual([
        [
          'unknown',
          expect.stringContaining('Cluster away does not answer: nothing'),
        ],
      ]);
    }
  });
});

describe('data on volumes', () => {
  it('is told of on the way back only', async () => {
    const content = contentOf({
      volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }],
    });
    expect(await look(volumesCheck, content, content, 'rollback')).toEqual([
      [
        'warning',
        'Data on volumes is not restored: Deployment web finds it as it is now',
      ],
    ]);
    expect(await look(volumesCheck, content, content, 'deploy')).toEqual([]);
  });
});
