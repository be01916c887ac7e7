import { DnsClient } from '@mooring/backstage-plugin-dns-common';
import type { DnsService } from '@mooring/backstage-plugin-dns-node';
import {
  HeldError,
  type StepRunContext,
} from '@mooring/backstage-plugin-paas-node';
import { ClaimStep } from './ClaimStep';
import { DnsNameChecker } from './DnsNameChecker';
import { PublishStep } from './PublishStep';

const web = 'web.shop.dev.mooring.test';
const record = { name: web, type: 'A' as const, ttl: 60, values: ['10.1.2.3'] };
const refusal = (statusCode: number, message: string, extra: object = {}) => ({
  status: statusCode,
  body: {
    error: { name: 'Error', message, ...extra },
    response: { statusCode },
  },
});

/** The real client on answers of the dns plugin, and what was asked of it. */
function dnsAnswering(
  answers: Record<string, { status?: number; body?: object } | Error>,
) {
  const asked: { request: string; body: unknown }[] = [];
  const dns: DnsService = new DnsClient(async (path, init) => {
    const request = `${init?.method ?? 'GET'} ${path}`;
    asked.push({
      request,
      body: init?.body ? JSON.parse(String(init.body)) : undefined,
    });
    const answer = answers[request];
    if (!answer || answer instanceof Error) {
      throw answer ?? new Error(`${request} was not expected`);
    }
    const { status = 200, body } = answer;
    return new Response(body && JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json' },
    });
  });
  return { dns, asked };
}

function context(): StepRunContext & { guarded: number } {
  const made = {
    instanceId: '6f2c9a52-4d5e-4f06-9b8a-0a4f0f1b7f11',
    instanceRef: 'default/shop/web/dev',
    operationId: 'operation',
    taken: [],
    startedAt: new Date(),
    signal: new AbortController().signal,
    guarded: 0,
    guard: async () => {
      made.guarded += 1;
    },
    log: () => {},
  };
  return made;
}

const claims = `/owners/${context().instanceId}/claims`;
const getClaims = `GET ${claims}`;
const putClaims = `PUT ${claims}`;

describe('dns.claim', () => {
  const holding = (...names: string[]) => ({
    [getClaims]: { body: { names } },
  });
  const found = (state: string, detail?: string) => ({
    'POST /availability': { body: { items: [{ name: web, state, detail }] } },
  });

  it('previews what it would claim and release', async () => {
    const { dns } = dnsAnswering({
      ...holding('old.shop.dev.mooring.test'),
      ...found('free'),
    });
    expect(
      await new ClaimStep(dns).preview({ names: [web] }, context()),
    ).toEqual({
      changes: [
        {
          object: 'Claim old.shop.dev.mooring.test',
          field: '',
          before: 'default/shop/web/dev',
        },
        { object: `Claim ${web}`, field: '', after: 'default/shop/web/dev' },
      ],
      notes: [],
    });
    const own = dnsAnswering({ ...holding(web), ...found('own') });
    expect(
      (await new ClaimStep(own.dns).preview({ names: [web] }, context()))
        .changes,
    ).toEqual([]);
    const none = dnsAnswering(holding(web));
    expect(
      (await new ClaimStep(none.dns).preview({ names: [] }, context())).changes,
    ).toMatchObject([{ before: 'default/shop/web/dev' }]);
  });

  it.each([
    [
      'claimed',
      'default/shop/other/dev',
      'ConflictError',
      /already claimed by default\/shop\/other\/dev$/,
    ],
    ['foreign', 'has records', 'ConflictError', /has records$/],
    [
      'unknown',
      'DNS server local does not answer',
      'HeldError',
      /DNS server local does not answer$/,
    ],
  ])(
    'refuses a preview of a name that is %s',
    async (state, detail, name, message) => {
      const { dns } = dnsAnswering({ ...holding(), ...found(state, detail) });
      await expect(
        new ClaimStep(dns).preview({ names: [web] }, context()),
      ).rejects.toMatchObject({
        name,
        message: expect.stringMatching(message),
      });
    },
  );

  it('writes only a difference, and right after the guard', async () => {
    const same = dnsAnswering(holding(web));
    const still = context();
    await new ClaimStep(same.dns).run({ names: [web] }, still);
    expect(still.guarded).toBe(0);

    const { dns, asked } = dnsAnswering({
      ...holding(),
      [putClaims]: { status: 204 },
    });
    const run = context();
    expect(await new ClaimStep(dns).run({ names: [web] }, run)).toEqual({
      status: 'done',
      summary: `Claimed ${web}`,
    });
    expect(run.guarded).toBe(1);
    expect(asked[1]!.body).toEqual({
      label: 'default/shop/web/dev',
      names: [web],
    });

    const lost = {
      ...context(),
      guard: () => Promise.reject(new Error('taken over')),
    };
    const fenced = dnsAnswering(holding());
    await expect(
      new ClaimStep(fenced.dns).run({ names: [web] }, lost),
    ).rejects.toThrow('taken over');
    expect(fenced.asked.map(({ request }) => request)).toEqual([getClaims]);
  });
});

describe('dns.publish', () => {
  it('previews fields, in one order whatever the server says', async () => {
    const change = (before?: object, after?: object) => ({
      zone: 'dev.mooring.test',
      name: web,
      type: 'A',
      before,
      after,
    });
    const preview = async (...changes: object[]) => {
      const { dns } = dnsAnswering({ 'POST /preview': { body: { changes } } });
      const step = new PublishStep(dns);
      return (await step.preview({ records: [record] }, context())).changes;
    };
    const object = `A ${web}`;
    const content = { ttl: 60, values: ['10.1.2.3'] };
    expect(await preview(change(undefined, record))).toEqual([
      { object, field: '', after: content },
    ]);
    expect(await preview(change(record))).toEqual([
      { object, field: '', before: content },
    ]);
    expect(
      await preview(
        change(
          { ...record, ttl: 30, values: ['10.1.2.5', '10.1.2.4'] },
          record,
        ),
      ),
    ).toEqual([
      {
        object,
        field: 'values',
        before: ['10.1.2.4', '10.1.2.5'],
        after: ['10.1.2.3'],
      },
      { object, field: 'ttl', before: 30, after: 60 },
    ]);
  });

  it.each([
    [
      refusal(503, 'DNS server local does not answer', { dnsServer: 'local' }),
      'DNS server local',
    ],
    [refusal(503, 'Zone x is being written to'), 'DNS plugin'],
    [refusal(500, 'database is gone'), 'DNS plugin'],
    [new TypeError('fetch failed'), 'DNS plugin'],
  ])('is held while dns cannot be used: %j', async (answer, holder) => {
    const { dns } = dnsAnswering({
      'POST /publish': answer,
      'POST /preview': answer,
    });
    const step = new PublishStep(dns);
    const error = await step
      .run({ records: [record] }, context())
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HeldError);
    expect(error).toMatchObject({ holder });
    await expect(
      step.preview({ records: [record] }, context()),
    ).rejects.toMatchObject({ name: 'HeldError' });
  });

  it.each([
    [400, 'InputError'],
    [403, 'NotAllowedError'],
    [409, 'ConflictError'],
  ])('fails for good when dns refuses with %d', async (status, name) => {
    const { dns } = dnsAnswering({
      'POST /publish': refusal(status, 'web is foreign'),
    });
    await expect(
      new PublishStep(dns).run({ records: [record] }, context()),
    ).rejects.toMatchObject({ name, message: 'web is foreign' });
  });

  it('is neither held nor failed when its own time is over', async () => {
    const { dns } = dnsAnswering({
      'POST /publish': new Error('This operation was aborted'),
    });
    const signal = AbortSignal.abort(new Error('stopping'));
    await expect(
      new PublishStep(dns).run({ records: [record] }, { ...context(), signal }),
    ).rejects.toThrow('stopping');
  });
});

describe('the name checker', () => {
  it('says free, taken or unknown, and never fails', async () => {
    const items = [
      { name: 'a.x', state: 'free' },
      { name: 'b.x', state: 'own' },
      { name: 'c.x', state: 'claimed', detail: 'default/shop/c/dev' },
      { name: 'd.x', state: 'foreign', detail: 'has other records' },
      { name: 'e.x', state: 'unknown', detail: 'DNS server local is down' },
    ];
    const { dns } = dnsAnswering({ 'POST /availability': { body: { items } } });
    expect(await new DnsNameChecker(dns).check(['a.x'])).toEqual([
      { name: 'a.x', state: 'free' },
      { name: 'b.x', state: 'free' },
      { name: 'c.x', state: 'taken', detail: 'Claimed by default/shop/c/dev' },
      { name: 'd.x', state: 'taken', detail: 'd.x has other records' },
      { name: 'e.x', state: 'unknown', detail: 'DNS server local is down' },
    ]);
    const down = dnsAnswering({ 'POST /availability': new Error('refused') });
    expect(await new DnsNameChecker(down.dns).check(['a.x'])).toEqual([
      {
        name: 'a.x',
        state: 'unknown',
        detail: 'The dns plugin does not answer: refused',
      },
    ]);
  });
});
