import type { IncomingMessage, ServerResponse } from 'node:http';
import { ConfigReader } from '@backstage/config';
import { FakeRegistry, sendJson } from './__testUtils__/FakeRegistry';
import { HttpImageRegistries } from './HttpImageRegistries';
import { digestOf } from './RegistryReader';

const host = 'registry.example.com';
const repository = `${host}/team/web`;
const secret = 'very-secret';
const manifestPath = '/v2/team/web/manifests/1.0.0';
const index = {
  schemaVersion: 2,
  manifests: [
    { platform: { os: 'linux', architecture: 'amd64' } },
    { platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
    { platform: { os: 'linux', architecture: 'amd64' } },
    { platform: { os: 'unknown', architecture: 'unknown' } },
    {},
  ],
};
const image = {
  digest: digestOf(Buffer.from(JSON.stringify(index))),
  platforms: ['linux/amd64', 'linux/arm64'],
};

let server: FakeRegistry;
let other: FakeRegistry;

beforeEach(async () => {
  server = await FakeRegistry.start();
  other = await FakeRegistry.start();
});
afterEach(() => Promise.all([server.stop(), other.stop()]));

function registries(entry: object = {}): HttpImageRegistries {
  const registry = { host, url: server.url, ...entry };
  return HttpImageRegistries.fromConfig(
    new ConfigReader({ mooring: { registries: [registry] } }),
  );
}

const signedIn = { username: 'reader', password: secret };
const basic = `Basic ${Buffer.from(`reader:${secret}`).toString('base64')}`;

/** Answers those who are signed in, and tells the others how to. */
function asks(challenge: string, authorization: string) {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (request.headers.authorization === authorization) {
      sendJson(response, index);
    } else {
      response.writeHead(401, { 'www-authenticate': challenge }).end();
    }
  };
}

function resolve(entry?: object) {
  return registries(entry).resolve(repository, '1.0.0');
}

jest.setTimeout(30_000);

describe('signing in', () => {
  it('sends the password to a registry that asks for it, and only then', async () => {
    server.handler = asks('Basic realm="registry"', basic);
    expect(await resolve(signedIn)).toEqual(image);
    expect(server.requests).toEqual([
      { path: manifestPath, authorization: undefined },
      { path: manifestPath, authorization: basic },
    ]);
    await expect(resolve()).rejects.toThrow(
      `Registry ${host} wants a username and a password`,
    );
  });

  it('gets a token for reading this repository, whatever is asked for', async () => {
    const challenge = `Bearer realm="${server.url}/token",service="a \\"b\\"",scope="registry:catalog:*"`;
    const guarded = asks(challenge, 'Bearer t-1');
    server.handler = (request, response) =>
      request.url?.startsWith('/token')
        ? sendJson(response, { access_token: 't-1' })
        : guarded(request, response);
    expect(await resolve()).toEqual(image);
    expect(await resolve(signedIn)).toEqual(image);
    const tokenRequests = server.requests.filter(({ path }) =>
      path.startsWith('/token'),
    );
    expect(tokenRequests.map(it => it.authorization)).toEqual([
      undefined,
      basic,
    ]);
    const { searchParams } = new URL(tokenRequests[0]?.path ?? '', server.url);
    expect(Object.fromEntries(searchParams)).toEqual({
      service: 'a "b"',
      scope: 'repository:team/web:pull',
    });
  });

  it.each([
    ['another server', () => other.url],
    ['another server that is named, without https', () => other.url],
    [
      'a host that only looks like ours',
      () => 'https://registry.example.com.evil.test',
    ],
    [
      'a user in front of another host',
      () => 'https://registry.example.com@evil.test',
    ],
    ['a file', () => 'file:///etc/passwd'],
    ['nothing', () => ''],
  ])('asks for no token at %s', async (_, realm) => {
    const challenge = `Bearer realm="${realm()}",service="x"`;
    server.handler = asks(challenge, 'Bearer never');
    const lookup = resolve({ ...signedIn, tokenHosts: [other.host] });
    await expect(lookup).rejects.toThrow(
      `Registry ${host} sends us for a token to`,
    );
    await expect(lookup).rejects.toThrow('tokenHosts');
    expect(other.requests).toEqual([]);
  });

  it.each([
    ['500', (response: ServerResponse) => response.writeHead(500).end()],
    ['401', (response: ServerResponse) => response.writeHead(401).end()],
    [
      '302',
      (response: ServerResponse) =>
        response.writeHead(302, { location: `${other.url}/token` }).end(),
    ],
    ['without one', (response: ServerResponse) => sendJson(response, {})],
    [
      'without one',
      (response: ServerResponse) =>
        sendJson(response, { token: `${secret}\r\nX-Other: 1` }),
    ],
  ])('says that a token server answers %s', async (said, answer) => {
    const challenge = `Bearer realm="${server.url}/token"`;
    const guarded = asks(challenge, 'Bearer never');
    server.handler = (request, response) =>
      request.url?.startsWith('/token')
        ? answer(response)
        : guarded(request, response);
    const lookup = resolve(signedIn);
    await expect(lookup).rejects.toThrow(
      `Registry ${host} gives no token: ${server.host} answers ${said}`,
    );
    await expect(lookup).rejects.not.toThrow(secret);
    expect(other.requests).toEqual([]);
  });

  it('says that its password is refused', async () => {
    server.handler = asks('Basic realm="registry"', 'Basic another');
    await expect(resolve(signedIn)).rejects.toThrow(
      `Registry ${host} refuses to let us read the repository`,
    );
    expect(server.requests).toHaveLength(2);
  });
});

describe('an answer that is no good', () => {
  it('is no redirect, for manifests and tags', async () => {
    server.handler = (request, response) =>
      response.writeHead(307, { location: other.url + request.url }).end();
    await expect(resolve()).rejects.toThrow('sends us elsewhere (307)');
    await expect(registries().tags(repository)).rejects.toThrow(
      `Registry ${host} sends us elsewhere (307)`,
    );
    expect(other.requests).toEqual([]);
  });

  it.each([
    [429, 'asks for fewer requests (429)'],
    [503, 'answers 503'],
    [400, 'answers 400'],
    [403, 'refuses to let us read the repository'],
    [401, 'refuses us and says no way to sign in'],
  ])('has status %d, which is not remembered', async (status, said) => {
    const asked = registries();
    server.handler = (_, response) => response.writeHead(status).end();
    await expect(asked.resolve(repository, '1.0.0')).rejects.toMatchObject({
      name: 'RegistryUnavailableError',
      message: expect.stringContaining(`Registry ${host} ${said}`),
    });
    server.handler = (_, response) => sendJson(response, index);
    expect(await asked.resolve(repository, '1.0.0')).toEqual(image);
  });

  it('is too long', async () => {
    server.handler = (_, response) => {
      response.writeHead(200);
      const more = () => response.write(Buffer.alloc(65_536, ' '), more);
      more();
    };
    await expect(resolve()).rejects.toThrow(
      `Registry ${host} answers with more than 4194304 bytes`,
    );
  });

  it('never comes to its end', async () => {
    server.handler = (_, response) => {
      response.writeHead(200);
      response.write('{"manifests": [');
    };
    await expect(resolve()).rejects.toThrow(
      `Registry ${host} does not answer within 5 s`,
    );
  });

  it('is no manifest, no list of tags, or another manifest than was asked for', async () => {
    server.handler = (_, response) => response.end('<html>');
    await expect(resolve()).rejects.toThrow('no manifest');
    await expect(registries().tags(repository)).rejects.toThrow(
      'no list of tags',
    );
    server.handler = (_, response) => sendJson(response, index);
    await expect(
      registries().resolve(repository, `sha256:${'b'.repeat(64)}`),
    ).rejects.toThrow(`answers with other content than sha256:bbb`);
    const headers = { 'docker-content-digest': `sha256:${'c'.repeat(64)}` };
    server.handler = (_, response) => sendJson(response, index, headers);
    await expect(resolve()).rejects.toThrow('other content than sha256:ccc');
  });
});

describe('tags over several pages', () => {
  it('are read to the end, on the same server only', async () => {
    const path = '/v2/team/web/tags/list';
    server.handler = (request, response) =>
      request.url?.includes('last=b')
        ? sendJson(response, { tags: ['v2.0.0', 'latest', '1.9.0', 'b 2'] })
        : sendJson(
            response,
            { name: 'team/web', tags: ['1.10.0', '10', '9'] },
            { link: `<${path}?last=b&n=1000>; rel="next"` },
          );
    expect(await registries().tags(repository)).toEqual([
      ...['v2.0.0', '1.10.0', '1.9.0', 'latest', '10', '9'],
    ]);
    server.handler = (_, response) =>
      sendJson(
        response,
        { tags: ['1.0.0'] },
        { link: `<${other.url}${path}>; rel="next"` },
      );
    await expect(registries().tags(repository)).rejects.toThrow(
      'sends us elsewhere for more tags',
    );
    expect(other.requests).toEqual([]);
  });

  it('are the newest five hundred, and an endless list has an end', async () => {
    let count = 0;
    server.handler = (request, response) => {
      const tags = Array.from({ length: 100 }, () => `1.0.${(count += 1)}`);
      sendJson(response, { tags }, { link: `<${request.url}>; rel="next"` });
    };
    const tags = await registries().tags(repository);
    expect(tags).toHaveLength(500);
    expect(tags[0]).toBe(`1.0.${count}`);
    expect(count).toBe(2_000);
  });
});

describe('the configuration of a single image', () => {
  const config = JSON.stringify({ os: 'linux', architecture: 'amd64' });
  const digest = digestOf(Buffer.from(config));

  beforeEach(() => {
    server.handler = (request, response) =>
      request.url === manifestPath
        ? sendJson(response, { config: { digest }, layers: [] })
        : response
            .writeHead(307, { location: `/storage/${digest}?signed=1` })
            .end();
  });

  it('is followed to where the registry keeps it, without our authorization', async () => {
    const redirecting = server.handler;
    const guarded = (request: IncomingMessage, response: ServerResponse) =>
      request.headers.authorization
        ? redirecting(request, response)
        : response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
    server.handler = (request, response) =>
      request.url?.startsWith('/storage/')
        ? response.end(config)
        : guarded(request, response);
    expect(await resolve(signedIn)).toMatchObject({
      platforms: ['linux/amd64'],
    });
    expect(server.requests.at(-1)).toEqual({
      path: `/storage/${digest}?signed=1`,
      authorization: undefined,
    });
  });

  it('is not followed round in circles', async () => {
    await expect(resolve()).rejects.toThrow('where nobody may go');
  });

  it('is not followed to another server without https', async () => {
    const redirecting = server.handler;
    server.handler = (request, response) =>
      request.url === manifestPath
        ? redirecting(request, response)
        : response.writeHead(307, { location: other.url }).end();
    await expect(resolve()).rejects.toThrow('where nobody may go');
    expect(other.requests).toEqual([]);
  });

  it('is not believed if it is another than its digest says', async () => {
    const redirecting = server.handler;
    server.handler = (request, response) =>
      request.url === manifestPath
        ? redirecting(request, response)
        : response.end('{}');
    await expect(resolve()).rejects.toThrow('other content than sha256:');
  });
});
