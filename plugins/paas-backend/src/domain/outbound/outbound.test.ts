import { createHmac } from 'node:crypto';
import {
  operationStateSchema,
  webhookPayloadSchema,
} from '@mooring/backstage-plugin-paas-common';
import fc from 'fast-check';
import { createNews } from './__testUtils__/createNews';
import type { WebhookMessage } from './formats/types';
import { webhookFormats } from './formats/webhookFormats';
import { HOST_PATTERN, isHostAllowed } from './isHostAllowed';
import { matchesFilters } from './matchesFilters';
import { newsWords } from './newsWords';
import { notificationOf } from './notificationOf';
import { plainText } from './plainText';
import { shownUrl } from './shownUrl';
import { GIVE_UP_AFTER, webhookBackoff } from './webhookBackoff';

const SECRET = 'a secret of some length';

function message(overrides: Partial<WebhookMessage> = {}): WebhookMessage {
  return {
    delivery: 'd-1',
    news: createNews(),
    language: 'en',
    portal: 'https://portal.corp',
    now: new Date('2026-11-01T12:02:00.500Z'),
    secret: SECRET,
    ...overrides,
  };
}

function bodyOf(format: keyof typeof webhookFormats, of = message()) {
  return JSON.parse(webhookFormats[format].format(of).body);
}

const text = fc.string({ unit: 'grapheme' });

describe('formats', () => {
  it('json is the payload that is documented, signed over time and body', () => {
    const { body, headers } = webhookFormats.json.format(message());
    const payload = JSON.parse(body);
    expect(webhookPayloadSchema.strict().parse(payload)).toEqual(payload);
    expect(payload).toMatchObject({
      version: 1,
      delivery: 'd-1',
      event: 'operation.changed',
      change: 7,
      operation: { state: 'held', holder: { name: 'group:default/team-a' } },
    });
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(
      headers!['x-mooring-signature']!,
    )!;
    expect(t).toBe('1793534520');
    expect(v1).toBe(
      createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex'),
    );
    expect(bodyOf('json', message({ news: undefined }))).toEqual({
      ...{ version: 1, delivery: 'd-1', event: 'test' },
      at: '2026-11-01T12:02:00.500Z',
    });
  });

  it('slack is a block of text with a link', () => {
    expect(bodyOf('slack')).toEqual({
      text: 'Deploy web in dev (shop): held',
      blocks: [
        {
          type: 'section',
          text: {
            type: 'mrkdwn',
            text: [
              '*Deploy web in dev (shop): held*',
              'Waits for team-a',
              'Started by ada',
              `<${createNews().link}|Open the operation>`,
            ].join('\n'),
          },
        },
      ],
    });
  });

  it('dingtalk signs in the address, with milliseconds', () => {
    const { body, query } = webhookFormats.dingtalk.format(
      message({ language: 'zh' }),
    );
    const timestamp = '1793534520500';
    expect(query).toEqual({
      timestamp,
      sign: createHmac('sha256', SECRET)
        .update(`${timestamp}\n${SECRET}`)
        .digest('base64'),
    });
    expect(JSON.parse(body)).toEqual({
      msgtype: 'markdown',
      markdown: {
        title: '发布 web · dev（shop）：已挂起',
        text: [
          '**发布 web · dev（shop）：已挂起**',
          '等待对象：team-a',
          '发起人：ada',
          `[查看变更任务](${createNews().link})`,
        ].join('\n\n'),
      },
    });
    expect(
      webhookFormats.dingtalk.format(message({ secret: undefined })).query,
    ).toBeUndefined();
  });

  it('feishu signs in the body, with seconds and the text as key', () => {
    const body = bodyOf('feishu');
    expect(body).toMatchObject({
      timestamp: '1793534520',
      sign: createHmac('sha256', `1793534520\n${SECRET}`)
        .update('')
        .digest('base64'),
      msg_type: 'post',
    });
    expect(body.content.post.en_us.title).toBe(
      'Deploy web in dev (shop): held',
    );
    expect(bodyOf('feishu', message({ language: 'zh' })).content.post).toEqual({
      zh_cn: expect.anything(),
    });
    expect(bodyOf('feishu', message({ secret: undefined })).sign).toBe(
      undefined,
    );
  });

  it('wecom is markdown', () => {
    expect(bodyOf('wecom').markdown.content.split('\n')).toEqual([
      '**Deploy web in dev (shop): held**',
      '> Waits for team-a',
      '> Started by ada',
      `[Open the operation](${createNews().link})`,
    ]);
  });

  it('robots are believed only when their own code says yes', () => {
    const { dingtalk, feishu, wecom, slack } = webhookFormats;
    expect(slack.isTaken).toBeUndefined();
    for (const { isTaken } of [dingtalk, wecom]) {
      expect(isTaken!({ errcode: 0, errmsg: 'ok' })).toBe(true);
      expect(isTaken!({ errcode: 310000 })).toBe(false);
      expect(isTaken!({})).toBe(false);
    }
    expect(feishu.isTaken!({ code: 0 })).toBe(true);
    expect(feishu.isTaken!({ StatusCode: 0 })).toBe(true);
    expect(feishu.isTaken!({ code: 19021, msg: 'sign match fail' })).toBe(
      false,
    );
  });

  it('count services where there are many', () => {
    const news = createNews({ services: ['a', 'b', 'c', 'd'] });
    expect(newsWords(news, 'en').title).toBe(
      'Deploy 4 services in dev (shop): held',
    );
    expect(newsWords(news, 'zh').title).toBe(
      '发布 4 个服务 · dev（shop）：已挂起',
    );
  });

  it('never carry the secret, nor markup out of names', () => {
    fc.assert(
      fc.property(text, text, (name, service) => {
        const holder = { ...createNews().holder!, kind: 'system' as const };
        const news = createNews({
          holder: { ...holder, name },
          services: [service],
        });
        for (const format of Object.keys(webhookFormats)) {
          const request = webhookFormats[
            format as keyof typeof webhookFormats
          ].format(message({ news }));
          expect(JSON.stringify(request)).not.toContain(SECRET);
        }
        for (const line of [
          newsWords(news, 'en').title,
          ...newsWords(news, 'zh').lines,
        ]) {
          // eslint-disable-next-line no-control-regex -- those must not be there
          expect(line).not.toMatch(/[\u0000-\u001f<>[\]*`]/);
        }
        expect(plainText(name).length).toBeLessThanOrEqual(200);
      }),
    );
  });
});

describe('targets', () => {
  it('are told what all their filters let through', () => {
    const names = fc.subarray(['dev', 'test', 'prod'], { minLength: 1 });
    const states = fc.subarray([...operationStateSchema.options]);
    fc.assert(
      fc.property(names, names, states, (environments, wanted, shown) => {
        const news = createNews({ environments });
        expect(
          matchesFilters(news, {
            projects: ['system:default/shop'],
            environments: wanted,
            states: shown,
          }),
        ).toBe(
          environments.some(name => wanted.includes(name)) &&
            (shown.length === 0 || shown.includes('held')),
        );
        expect(
          matchesFilters(news, {
            ...{ projects: ['system:default/other'], environments: [] },
            states: [],
          }),
        ).toBe(false);
      }),
    );
  });

  it.each([
    ['https://hooks.slack.com/x', ['hooks.slack.com'], true],
    ['https://HOOKS.slack.com/x', ['hooks.Slack.com'], true],
    ['http://hooks.slack.com/x', ['hooks.slack.com'], true],
    ['https://hooks.slack.com:8443/x', ['hooks.slack.com'], false],
    ['https://hooks.slack.com:8443/x', ['hooks.slack.com:8443'], true],
    ['https://hooks.slack.com/x', ['hooks.slack.com:8443'], false],
    ['https://hooks.slack.com.evil.corp/x', ['hooks.slack.com'], false],
    ['https://evilhooks.slack.com/x', ['hooks.slack.com'], false],
    ['https://a.b.corp/x', ['*.corp'], true],
    ['https://corp/x', ['*.corp'], false],
    ['https://acorp/x', ['*.corp'], false],
    ['http://[::1]:80/x', ['[::1]'], true],
    ['http://[::1]:81/x', ['[::1]:81'], true],
    ['https://hooks.slack.com/x', [], false],
  ])('at %s under %j: %s', (url, patterns, expected) => {
    expect(isHostAllowed(new URL(url), patterns)).toBe(expected);
    for (const pattern of patterns) {
      expect(pattern.toLowerCase()).toMatch(HOST_PATTERN);
    }
  });

  it.each(['*', 'https://a.corp', 'a.corp/x', 'a b', '*.*.corp', ''])(
    'cannot be allowed by %j',
    pattern => {
      expect(pattern).not.toMatch(HOST_PATTERN);
    },
  );

  it.each([
    ['https://hooks.slack.com/services/T0/B0/x', '/services/…'],
    ['https://oapi.dingtalk.com/robot/send?access_token=x', '/robot/…'],
    ['https://a.corp/0123456789abcdef', '/…'],
    ['https://a.corp/0123456789abcdef/x', '/…'],
    ['https://a.corp/?token=x', '/…'],
    ['https://a.corp/', '/'],
  ])('show of %s no more than %s', (url, expected) => {
    const shown = shownUrl(new URL(url));
    expect(shown).toBe(new URL(url).origin + expected);
  });

  it('are left alone for longer and longer, a day at the most', () => {
    let waited = 0;
    let attempts = 0;
    while (waited < GIVE_UP_AFTER) {
      attempts += 1;
      waited += webhookBackoff(attempts);
    }
    expect(webhookBackoff(1)).toBe(5_000);
    expect(webhookBackoff(2)).toBe(10_000);
    expect(webhookBackoff(1_000)).toBe(3_600_000);
    expect(attempts).toBe(33);
  });
});

describe('people', () => {
  const ended = { holder: undefined, stateBefore: 'running' as const };

  it('are told when an operation begins to wait for them', () => {
    expect(notificationOf(createNews())).toMatchObject({
      recipients: ['group:default/team-a'],
      payload: { title: 'Waits for you: Deploy web in dev (shop)' },
    });
    const { holder } = createNews();
    for (const news of [
      createNews({ holderBefore: holder }),
      createNews({ isCurrent: false }),
      createNews({ holder: { ...holder!, kind: 'system', name: 'x' } }),
    ]) {
      expect(notificationOf(news)).toBeUndefined();
    }
  });

  it('are told of the end of what they started where it is not as meant, or was long', () => {
    const told = (overrides: Parameters<typeof createNews>[0]) =>
      notificationOf(createNews({ ...ended, ...overrides }))?.recipients;
    const ada = ['user:default/ada'];
    expect(told({ state: 'undone' })).toEqual(ada);
    expect(told({ state: 'cancelled' })).toEqual(ada);
    expect(told({ state: 'succeeded' })).toBeUndefined();
    expect(
      told({ state: 'succeeded', at: '2026-11-01T12:02:01.000Z' }),
    ).toEqual(ada);
    expect(
      told({ state: 'undone', initiator: 'schedule:nightly' }),
    ).toBeUndefined();
  });
});
