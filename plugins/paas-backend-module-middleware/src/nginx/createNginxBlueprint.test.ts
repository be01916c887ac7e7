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
  environment: fc.record({
    name: label,
    title: fc.string(),
    titles: fc.constant({}),
    cluster: label,
    namespace: fc.constant('{project}'),
    production: fc.boolean(),
    ingressClass: fc.option(label, { nil: undefined }),
    policy: fc.constant({
      maxReplicas: 20,
      autoRollback: false,
      holdFailedCreations: false,
    }),
  }),
  values: fc.constant({}),
  image: fc.constant(blueprint.image),
});

const some: BlueprintInput<NginxValues> = {
  project: 'shop',
  service: 'web',
  namespace: 'shop-dev',
  environment: {
    name: 'dev',
    title: 'Development',
    titles: {},
    cluster: 'dev',
    namespace: '{project}-dev',
    production: false,
    ingressClass: 'nginx',
    policy: {
      maxReplicas: 20,
      autoRollback: false,
      holdFailedCreations: false,
    },
  },
  values: {},
  image: blueprint.image,
};

interface Selecting {
  replicas?: number;
  selector: { matchLabels: Record<string, string> };
  template: { metadata: { labels: Record<string, string> } };
}

describe('nginx blueprint', () => {
  it('renders the same objects from the same input, all ours and all in the namespace', () => {
    fc.assert(
      fc.property(inputs, input => {
        const frozen = canonicalJson(input);
        const { objects, workloads, expose } = blueprint.render(input);
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
        expect(kinds).toEqual(['ConfigMap', 'Deployment', 'Service']);
        expect(expose).toEqual({ service: input.service, port: 'http' });
        const spec = objects[1]!.spec as Selecting;
        // The platform's, as resources are.
        expect(spec.replicas).toBeUndefined();
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
    expect(blueprint.values.parse({})).toEqual({});
    for (const bad of [{ replicas: 1 }, { snippet: 'return 200;' }]) {
      expect(blueprint.values.safeParse(bad).success).toBe(false);
    }
  });

  it('offers sizes from small to large, whose memory cannot be exceeded', () => {
    expect(blueprint.sizes.map(({ name }) => name)).toEqual(['S', 'M', 'L']);
    for (const { resources } of blueprint.sizes) {
      expect(resources.limits.memory).toBe(resources.requests.memory);
    }
  });

  it('says in the image what runs, by the tag for people and by the digest for nodes', () => {
    const { repository, tag, digest } = blueprint.image;
    expect(JSON.stringify(blueprint.render(some).objects)).toContain(
      `"image":"${repository}:${tag}@${digest}"`,
    );
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
