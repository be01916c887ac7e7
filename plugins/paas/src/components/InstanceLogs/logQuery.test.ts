import { createPod } from '../../__testUtils__/fixtures';
import { containersOf, logQuery, parseLogChoice } from './logQuery';

const fromUrl = (search: string) => {
  const params = new URLSearchParams(search);
  return parseLogChoice(name => params.get(name) ?? undefined);
};
const whole = { follow: true, resumeSeconds: undefined };

describe('logQuery', () => {
  it.each([
    ['', { previous: false, follow: true, tailLines: 1000 }],
    [
      'pod=web-a&container=side&since=1h',
      {
        pod: 'web-a',
        container: 'side',
        previous: false,
        follow: true,
        tailLines: 100_000,
        sinceSeconds: 3600,
      },
    ],
    ['since=all', { previous: false, follow: true, tailLines: 100_000 }],
    [
      'since=constructor&previous=1',
      { previous: true, follow: true, tailLines: 1000 },
    ],
  ])('asks for what %p says', (search, query) => {
    expect(logQuery(fromUrl(search), whole)).toEqual(query);
  });

  it('asks for what came meanwhile, whatever the time chosen, when it goes on', () => {
    expect(
      logQuery(fromUrl('since=1d'), { follow: true, resumeSeconds: 11 }),
    ).toMatchObject({ sinceSeconds: 11, tailLines: 100_000 });
  });
});

describe('containersOf', () => {
  it('offers each container once, those that prepare the pod last', () => {
    const container = (name: string, init = false) => ({
      name,
      init,
      image: 'image:1',
    });
    const pods = [
      createPod({
        name: 'web-a',
        containers: [container('copy', true), container('web')],
      }),
      createPod({
        name: 'web-b',
        containers: [container('web'), container('proxy')],
      }),
    ];
    expect(containersOf(pods, undefined).map(({ name }) => name)).toEqual([
      'web',
      'proxy',
      'copy',
    ]);
    expect(containersOf(pods, 'web-b').map(({ name }) => name)).toEqual([
      'web',
      'proxy',
    ]);
  });
});
