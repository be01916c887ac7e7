import { environmentSchema } from '@mooring/common';
import type {
  ReleaseContent,
  Scaling,
  Size,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import {
  namespacesOf,
  recordsOf,
  renderContent,
} from '../../../blueprints/renderContent';
import { plainBlueprint } from '../../../__testUtils__/crash/plainBlueprint';
import { setNames } from '../setNames';
import { setNetwork } from '../setNetwork';
import { setRestart } from '../setRestart';
import { setScaling } from '../setScaling';
import { setVariables } from '../setVariables';

/** Where the contents of tests stand. */
export const environment = environmentSchema.parse({
  name: 'dev',
  title: 'Development',
  cluster: 'dev',
  namespace: '{project}-dev',
  ingressClass: 'nginx',
  ingressNamespace: 'ingress',
  dns: {
    zone: 'dev.corp',
    name: '{service}.{project}',
    target: { type: 'A', value: '10.0.0.1' },
  },
});

const scalings: fc.Arbitrary<Scaling> = fc.oneof(
  fc.record({
    mode: fc.constant('fixed' as const),
    replicas: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    mode: fc.constant('auto' as const),
    min: fc.integer({ min: 1, max: 2 }),
    max: fc.integer({ min: 2, max: 4 }),
    cpuPercent: fc.constantFrom(50, 80),
  }),
);

const sizes: fc.Arbitrary<Size> = fc.constantFrom(
  ...(['S', 'M'] as const).map((name, index) => ({
    name,
    resources: {
      requests: { cpu: `${index + 1}00m`, memory: '64Mi' },
      limits: { memory: '64Mi' },
    },
  })),
);

const variables = fc.dictionary(
  fc.constantFrom('LOG_LEVEL', 'MODE', 'URL'),
  fc.constantFrom('', 'info', 'debug'),
  { noNullPrototype: true },
);

/** Contents of one instance, whatever was done to it. */
export const contents: fc.Arbitrary<ReleaseContent> = fc
  .record({
    tag: fc.constantFrom('1.0', '1.1'),
    lost: fc.boolean(),
    scaling: scalings,
    size: sizes,
    running: fc.boolean(),
    restart: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    config: variables,
    secrets: variables.map(values =>
      Object.fromEntries(
        Object.keys(values).map(name => [name, `k:${values[name]}`]),
      ),
    ),
    projects: fc.option(fc.subarray(['ledger', 'payroll']), { nil: undefined }),
    names: fc.subarray(['a.dev.corp', 'b.dev.corp', 'c.dev.corp']),
  })
  .map(parts => {
    const digest = `sha256:${parts.tag.replace(/\D/g, '').padStart(64, '0')}`;
    const network = parts.projects
      ? { access: 'restricted' as const, projects: parts.projects }
      : { access: 'open' as const };
    const base = renderContent({
      blueprint: { ...plainBlueprint, sizes: [parts.size] },
      environment,
      projectRef: 'system:default/shop',
      service: 'web',
      values: { lost: parts.lost },
      image: { repository: 'registry.test/plain', tag: parts.tag, digest },
      source: { kind: 'image', reference: parts.tag },
      size: parts.size,
      scaling: parts.scaling,
      network: { access: 'open' },
    });
    const named = setNames(
      base,
      recordsOf(environment, parts.names),
      environment.ingressClass,
    );
    const guarded = setNetwork(
      named,
      network,
      namespacesOf(environment, network),
    );
    return setRestart(
      setScaling(
        setVariables(guarded, parts.config, parts.secrets),
        parts.scaling,
        parts.running,
      ),
      parts.restart,
    );
  });
