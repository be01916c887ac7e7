import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { clusterConfig, readCluster } from '../__testUtils__/sandbox';
import { DefaultClusterConnections } from './DefaultClusterConnections';

jest.setTimeout(60_000);

const version = { method: 'GET', path: '/api/v1/namespaces/default' } as const;

function create(data: object, logger = mockServices.logger.mock()) {
  return DefaultClusterConnections.create({
    config: mockServices.rootConfig({ data: { ...data } }),
    logger,
  });
}

describe('DefaultClusterConnections', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  const file = join(folder, 'config');

  /** A kubeconfig whose plugin hands out the lines of a file, one a call. */
  function writeKubeconfig(tokens: string[]): void {
    const { server, caData } = readCluster();
    writeFileSync(join(folder, 'tokens'), tokens.join('\n'));
    const script = `
      const fs = require('node:fs');
      const [token, ...rest] = fs.readFileSync('${folder}/tokens', 'utf8').split('\\n');
      fs.writeFileSync('${folder}/tokens', rest.join('\\n'));
      console.log(JSON.stringify({
        apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential',
        status: { token, expirationTimestamp: '2100-01-01T00:00:00Z' },
      }));`;
    writeFileSync(
      file,
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
          {
            name: 'c',
            cluster: { server, 'certificate-authority-data': caData },
          },
        ],
        users: [
          {
            name: 'u',
            user: {
              exec: {
                apiVersion: 'client.authentication.k8s.io/v1',
                command: process.execPath,
                args: ['-e', script],
              },
            },
          },
        ],
        contexts: ['first', 'second'].map(name => ({
          name,
          context: { cluster: 'c', user: 'u' },
        })),
        'current-context': 'second',
      }),
    );
  }

  afterAll(() => rmSync(folder, { recursive: true }));

  it('takes the contexts of a kubeconfig besides the configured clusters', async () => {
    writeKubeconfig([]);
    const both = create({
      ...clusterConfig(),
      mooring: { kubeconfig: { file, contexts: ['first', 'second'] } },
    });
    expect(both.names()).toEqual(['dev', 'first', 'second']);
    expect(create({ mooring: { kubeconfig: { file } } }).names()).toEqual([
      'second',
    ]);
    expect(create({}).names()).toEqual([]);
    expect(() => both.get('third')).toThrow(
      "No cluster 'third' is configured; there is dev, first, second",
    );
    expect(() =>
      create({ mooring: { kubeconfig: { file, contexts: ['third'] } } }),
    ).toThrow(
      `mooring.kubeconfig: context 'third' is not in ${file}; it has first, second`,
    );
  });

  it('asks a credential plugin once more when its token is refused, and only once', async () => {
    writeKubeconfig(['outdated', readCluster().token, 'never-asked']);
    const renewed = create({ mooring: { kubeconfig: { file } } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => renewed.get('second').request(version)),
    );
    expect(new Set(answers.map(answer => answer.status))).toEqual(
      new Set([200]),
    );
    expect(readFileSync(join(folder, 'tokens'), 'utf8')).toBe('never-asked');
    await renewed.close();

    writeKubeconfig(['outdated', 'outdated', 'never-asked']);
    const refused = create({ mooring: { kubeconfig: { file } } });
    const { status } = await refused.get('second').request(version);
    expect(status).toBe(401);
    expect(readFileSync(join(folder, 'tokens'), 'utf8')).toBe('never-asked');
    await refused.close();
  });

  it('says what is wrong with the configuration', () => {
    const logger = mockServices.logger.mock();
    const config = clusterConfig();
    const [method] = config.kubernetes.clusterLocatorMethods;
    const [cluster] = method!.clusters;
    method!.clusters.push({ ...cluster!, name: 'eks', authProvider: 'aws' });
    expect(create(config, logger).names()).toEqual(['dev']);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining("Cluster eks is left out: authProvider 'aws'"),
    );

    method!.clusters.push(cluster!);
    expect(() => create(config)).toThrow(
      "Two clusters are configured under the name 'dev'",
    );
    cluster!.url = 'nowhere';
    expect(() => create(config)).toThrow(
      /Invalid kubernetes.clusterLocatorMethods.*url/,
    );
  });
});
