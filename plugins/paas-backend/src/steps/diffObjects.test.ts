import type { Manifest } from '@mooring/common';
import type { ClusterObject } from '@mooring/backstage-plugin-clusters-node';
import fc from 'fast-check';
import { diffObjects } from './diffObjects';

const manifest: Manifest = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { 'mooring.dev/service': 'web' } },
  spec: {
    replicas: 2,
    containers: [
      { name: 'app', image: 'app:1', args: ['-v'] },
      { name: 'proxy', image: 'proxy:1' },
    ],
  },
};

function live(change: (object: ClusterObject) => void = () => {}) {
  const object = structuredClone(manifest) as ClusterObject;
  Object.assign(object.metadata, {
    uid: 'u',
    resourceVersion: '1',
    generation: 1,
  });
  change(object);
  return object;
}

const specOf = (object: ClusterObject) =>
  object.spec as {
    replicas?: number;
    paused?: boolean;
    containers: Record<string, unknown>[];
  };

const noise = fc.record({
  resourceVersion: fc.string(),
  generation: fc.nat(),
  managedFields: fc.constant([]),
  annotations: fc.dictionary(
    fc.constantFrom(
      'mooring.dev/release',
      'mooring.dev/operation',
      'deployment.kubernetes.io/revision',
      'someone/else',
    ),
    fc.string(),
  ),
});

describe('diffObjects', () => {
  it('finds nothing in what the server and others write', () => {
    fc.assert(
      fc.property(
        noise,
        noise,
        fc.object(),
        fc.object(),
        fc.boolean(),
        (a, b, statusA, statusB, paused) => {
          const dressed = (metadata: typeof a, status: object) =>
            live(object => {
              Object.assign(object.metadata, metadata);
              Object.assign(object, { status });
            });
          const dryRun = dressed(b, statusB);
          specOf(dryRun).paused = paused;
          expect(diffObjects(dressed(a, statusA), dryRun, manifest)).toEqual(
            [],
          );
        },
      ),
    );
  });

  it('finds each field that we set, wherever it is, and says it the same way each time', () => {
    const before = live(object => {
      object.metadata.labels!['mooring.dev/service'] = 'old';
      specOf(object).replicas = 1;
      specOf(object).containers.reverse();
      specOf(object).containers[1]!.image = 'app:0';
      specOf(object).containers[1]!.args = ['-q'];
      specOf(object).containers.push({ name: 'injected', image: 'mesh' });
    });
    const after = live();
    const changes = diffObjects(before, after, manifest);
    expect(changes).toEqual([
      {
        field: 'metadata.labels["mooring.dev/service"]',
        before: 'old',
        after: 'web',
      },
      {
        field: 'spec.containers["app"].args',
        before: ['-q'],
        after: ['-v'],
      },
      {
        field: 'spec.containers["app"].image',
        before: 'app:0',
        after: 'app:1',
      },
      { field: 'spec.replicas', before: 1, after: 2 },
    ]);
    expect(diffObjects(before, after, manifest)).toEqual(changes);
  });

  it('finds what we own of old and set no more', () => {
    const before = live(object => {
      specOf(object).paused = true;
      specOf(object).containers.push({ name: 'old', image: 'old:1' });
      object.metadata.managedFields = [
        {
          manager: 'mooring',
          operation: 'Apply',
          fieldsV1: {
            'f:spec': {
              'f:paused': {},
              'f:containers': {
                'k:{"name":"old"}': { '.': {}, 'f:image': {} },
              },
            },
          },
        },
      ];
    });
    expect(diffObjects(before, live(), manifest)).toEqual([
      {
        field: 'spec.containers["old"]',
        before: { name: 'old', image: 'old:1' },
        after: undefined,
      },
      { field: 'spec.paused', before: true, after: undefined },
    ]);
  });
});
