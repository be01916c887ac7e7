import fc from 'fast-check';
import { isSecretKey } from './isSecretKey';
import { redactObject } from './redactObject';
import { redactText } from './redactText';

const KEY =
  '-----BEGIN PRIVATE KEY-----\nMIIB\nAAAA\n-----END PRIVATE KEY-----';

describe('isSecretKey', () => {
  it.each([
    ...['DB_PASSWORD', 'mysqlPasswd', 'requirepass', 'CLIENT_SECRET', 'token'],
    ...['accessToken', 'API_KEY', 'apiKey', 'tls.key', 'AWS_ACCESS_KEY_ID'],
    ...['credentials.json', 'basic.auth', 'oauth2-auth', 'Authorization'],
  ])('takes %s for a secret', key => {
    expect(isSecretKey(key)).toBe(true);
  });

  it.each([
    ...['JAVA_OPTS', 'KEYCLOAK_URL', 'server.port', 'author', 'keyspaces'],
    ...['nginx.conf', 'COMPANY_X', 'kubernetes.io/hostname', 'replicas', ''],
  ])('takes %s for none', key => {
    expect(isSecretKey(key)).toBe(false);
  });
});

describe('redactText', () => {
  it.each([
    ['password=hunter2', 'password=<redacted>'],
    ['db.password = two words # x', 'db.password = <redacted>'],
    [
      '  "apiKey": "a\\"b",\n  "port": 1',
      '  "apiKey": "<redacted>",\n  "port": 1',
    ],
    [
      '{"user":"u","password":"p","n":1}',
      '{"user":"u","password":"<redacted>","n":1}',
    ],
    [
      'JAVA_OPTS: -Xmx1g -Ddb.password=p -Dx=y',
      'JAVA_OPTS: -Xmx1g -Ddb.password=<redacted> -Dx=y',
    ],
    [
      'exec redis --requirepass p --port 1',
      'exec redis --requirepass <redacted> --port 1',
    ],
    ['run --auth --port 1', 'run --auth --port 1'],
    [
      '<user>u</user><password>p</password>',
      '<user>u</user><password><redacted></password>',
    ],
    ['<bean password="p" name="n"/>', '<bean password="<redacted>" name="n"/>'],
    [
      'url=jdbc:x?user=u&password=p&ssl=1',
      'url=jdbc:x?user=u&password=<redacted>&ssl=1',
    ],
    ['postgres://u:p@db:5432/x', 'postgres://<redacted>@db:5432/x'],
    ['https://ghp_abc@git/x?mail=a@b', 'https://<redacted>@git/x?mail=a@b'],
    [`before\n${KEY}\nafter`, 'before\n<redacted>\nafter'],
    ['auth: true\ntoken:\n  ttl: 5', 'auth: true\ntoken:\n  ttl: 5'],
    ['Authorization: Bearer abc.def', 'Authorization: <redacted>'],
    ['listen 80; server_name shop;', 'listen 80; server_name shop;'],
  ])('makes of %j %j', (text, expected) => {
    const { text: result, redacted } = redactText(text);
    expect(result).toBe(expected);
    expect(redacted).toBe(text === expected ? 0 : 1);
  });

  it('never lets a value behind such a name through, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('password', 'db-secret', 'API_TOKEN', 'x.key'),
        fc.constantFrom('=', ': ', ' = ', '": "', "='"),
        fc.string({
          unit: fc.constantFrom('a', ' ', '\n', '=', ',', '"', '{'),
        }),
        fc.constantFrom('', '\n', ',', ' more', '"', "'"),
        (key, between, before, after) => {
          const secret = 'sW0rdf1sh';
          const { text } = redactText(
            `${before}\n${key}${between}${secret}${after}`,
          );
          expect(text).not.toContain(secret);
        },
      ),
    );
  });

  it('needs little time for what is made to need much', () => {
    const before = Date.now();
    for (const part of [
      'a.',
      'a://',
      '-',
      '<a>',
      'key:',
      '--a ',
      '-----BEGIN A-----',
      '\\"',
      'key="\\',
    ]) {
      redactText(part.repeat(1_000_000 / part.length));
    }
    expect(Date.now() - before).toBeLessThan(10_000);
  });
});

describe('redactObject', () => {
  it('blackens what is secret and leaves the rest as it is', () => {
    const pod = (secret: string, url: string, key: string, header: string) => ({
      kind: 'Pod',
      metadata: {
        name: 'token-server',
        annotations: { 'x.io/auth-token': secret, 'x.io/note': 'plain' },
        labels: { key: 'value' },
      },
      spec: {
        automountServiceAccountToken: false,
        volumes: [{ secret: { secretName: 'web-tls' } }],
        containers: [
          {
            env: [
              { name: 'DB_PASSWORD', value: secret },
              { name: 'DB_URL', value: url },
              { name: 'EMPTY_TOKEN', value: '' },
              {
                name: 'FROM',
                valueFrom: { secretKeyRef: { name: 's', key: 'password' } },
              },
            ],
            args: ['--password', secret, '--port', '1'],
            livenessProbe: {
              httpGet: {
                httpHeaders: [{ name: 'Authorization', value: header }],
              },
            },
          },
        ],
        tolerations: [{ key: 'dedicated', value: 'x' }],
      },
      data: { 'tls.crt': key, 'app.properties': 'a=b' },
    });
    const dots = '<redacted>';
    expect(redactObject(pod('p', 'redis://:p@h/0', KEY, 'Basic abc'))).toEqual({
      object: pod(dots, `redis://${dots}@h/0`, dots, dots),
      redacted: 6,
    });
    expect(
      redactObject({
        binaryData: { 'a.jks': 'AAAA' },
        data: { PASSWORD: 'p' },
      }),
    ).toEqual({
      object: { binaryData: { 'a.jks': dots }, data: { PASSWORD: dots } },
      redacted: 2,
    });
  });
});
