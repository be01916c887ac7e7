import {
  canonicalJson,
  instanceLabels,
  instanceSelector,
} from '@mooring/common';
import type { BlueprintInput } from '@mooring/backstage-plugin-paas-node';
import fc from 'fast-check';
import { createNginxBlueprint } from './createNginxBlueprint';
import { nginxConfig } from './nginxConfig';
import type { NginxValues } from './nginxValues';

const blueprint = createNginxBlueprint({ image: undefined });

const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,18}[a-z0-9])?$/);

const inputs: fc.Arbitrary<BlueprintInput<NginxValues>> = fc.record({
  project: label,
  service: label,
  namespace: label,
  names: fc.uniqueArray(fc.domain(), { maxLength: 3 }),
  environment: fc.record({
    name: label,
    title: fc.string(),
    titles: fc.constant({}),
    cluster: label,
    namespace: fc.constant('{project}'),
    production: fc.boolean(),
    ingressClass: fc.option(label, { nil: undefined }),
    policy: fc.constant({ maxReplicas: 20 }),
  }),
  values: fc.record({
    replicas: fc.integer({ min: 1, max: 1000 }),
    size: fc.constantFrom('S', 'M', 'L'),
  }),
  image: fc.constant(blueprint.image),
});

const some: BlueprintInput<NginxValues> = {
  project: 'shop',
  service: 'web',
  namespace: 'shop-dev',
  names: ['web.shop.dev.example.org'],
  environment: {
    name: 'dev',
    title: 'Development',
    titles: {},
    cluster: 'dev',
    namespace: '{project}-dev',
    production: false,
    ingressClass: 'nginx',
    policy: { maxReplicas: 20 },
  },
  values: { replicas: 2, size: 'S' },
  image: blueprint.image,
};

interface Selecting {
  replicas: number;
  selector: { matchLabels: Record<string, string> };
  template: { metadata: { labels: Record<string, string> } };
}

describe('nginx blueprint', () => {
  it('renders the same objects from the same input, all ours and all in the namespace', () => {
    fc.assert(
      fc.property(inputs, input => {
        const frozen = canonicalJson(input);
        const { objects, workloads } = blueprint.render(input);
        expect(canonicalJson(blueprint.render(input).objects)).toBe(
          canonicalJson(objects),
        );
        expect(canonicalJson(input)).toBe(frozen);

        const instance = { ...input, environment: input.environment.name };
        const selector = instanceSelector(instance);
        for (const object of objects) {
          expect(object.metadata.namespace).toBe(input.namespace);
          expect(object.metadata.labels).toEqual(instanceLabels(instance));
          expect(object.metadata.annotations).toBeUndefined();
        }
        const kinds = objects.map(object => object.kind);
        expect(kinds).toEqual([
          'ConfigMap',
          'Deployment',
          'Service',
          ...(input.names.length > 0 ? ['Ingress'] : []),
          ...(input.values.replicas > 1 ? ['PodDisruptionBudget'] : []),
        ]);
        const spec = objects[1]!.spec as Selecting;
        expect(spec.replicas).toBe(input.values.replicas);
        expect(spec.selector.matchLabels).toEqual(selector);
        expect(spec.template.metadata.labels).toMatchObject(selector);
        expect(objects[2]!.spec).toMatchObject({ selector });
        expect(workloads).toEqual([
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            namespace: input.namespace,
            name: input.service,
          },
        ]);
      }),
    );
  });

  it('changes nothing but the number when it is scaled', () => {
    const [, before] = blueprint.render(some).objects;
    const values = { ...some.values, replicas: 5 };
    const [, after] = blueprint.render({ ...some, values }).objects;
    Object.assign(before!.spec as object, { replicas: 5 });
    expect(after).toEqual(before);
  });

  it('names the ConfigMap by its content and mounts that one', () => {
    const [one, deployment] = blueprint.render(some).objects;
    const [other] = blueprint.render({ ...some, service: 'api' }).objects;
    expect(one).toMatchObject({ immutable: true });
    expect(one!.metadata.name).toMatch(/^web-[0-9a-f]{10}$/);
    expect(one!.metadata.name.slice(4)).not.toBe(other!.metadata.name.slice(4));
    expect(JSON.stringify(deployment)).toContain(`"${one!.metadata.name}"`);
    expect(one!.data).toMatchObject({
      'index.html': expect.stringContaining('<h1>web</h1>'),
    });
  });

  it('takes no values but those of the form', () => {
    const fine = { replicas: 3, size: 'M' };
    expect(blueprint.values.parse(fine)).toEqual(fine);
    for (const bad of [
      { replicas: 0 },
      { replicas: -1 },
      { replicas: 1.5 },
      { replicas: 1e9 },
      { replicas: '3' },
      { replicas: NaN },
      { size: 'XL' },
      { size: 's' },
      { snippet: 'return 200;' },
    ]) {
      expect(blueprint.values.safeParse({ ...fine, ...bad }).success).toBe(
        false,
      );
    }
  });

  it('writes the configuration of Nginx to the letter', () => {
    expect(nginxConfig()).toBe(`worker_processes 2;
pid /tmp/nginx.pid;
error_log /dev/stderr notice;
events {
  worker_connections 1024;
}
http {
  client_body_temp_path /tmp/client_body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  access_log /dev/stdout;
  server_tokens off;
  default_type text/html;
  charset utf-8;
  server {
    listen 8080;
    root /etc/mooring/html;
    location = /healthz {
      access_log off;
      default_type text/plain;
      return 200 ok;
    }
  }
}
`);
  });
});
