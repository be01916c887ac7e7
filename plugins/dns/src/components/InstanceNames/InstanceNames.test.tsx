import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { NameStatus } from '@mooring/backstage-plugin-dns-common';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { QueryProvider, queryClient } from '@mooring/react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { dnsApiRef, type DnsApi } from '../../api/dnsApiRef';
import { InstanceNames } from './InstanceNames';

jest.setTimeout(60_000);

const web = 'web.shop.dev.mooring.test';
const right: NameStatus = {
  name: web,
  claimedBy: 'default/shop/web/dev',
  published: true,
  resolves: 'yes',
  values: ['10.1.2.3'],
  server: 'local',
  checkedAt: '2026-11-01T00:00:00.000Z',
};

const instance: InstanceView = {
  id: 'instance',
  ref: 'default/shop/web/dev',
  environment: 'dev',
  place: 'dev · shop-dev',
  managed: true,
  status: 'Running',
  wanted: 1,
  ready: 1,
  stale: false,
  may: {
    deploy: true,
    scale: true,
    rollback: true,
    restart: true,
    names: true,
    delete: true,
    reserve: true,
    readConfiguration: true,
    readLogs: true,
    readYaml: true,
    deletePod: true,
  },
  inside: {
    cluster: 'dev',
    namespace: 'shop-dev',
    wanted: 1,
    ready: 1,
    restarts: 0,
    pods: [],
    images: [],
    requests: {},
    limits: {},
    endpoints: [],
    findings: [],
    objects: [],
    names: [web],
    maxReplicas: 10,
  },
};

function render(api: DnsApi, shown: InstanceView = instance) {
  return renderInTestApp(
    <QueryProvider>
      <InstanceNames instance={shown} />
    </QueryProvider>,
    { apis: [[dnsApiRef, api]] },
  );
}

describe('InstanceNames', () => {
  afterEach(() => queryClient.clear());

  it('says how far a name has come, with link and copy button', async () => {
    const user = userEvent.setup();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await render({ getNames: async () => [right] });
    const list = await screen.findByRole('list', { name: 'DNS names' });
    const line = within(list).getByRole('listitem');
    expect(line).toHaveTextContent(`${web}ClaimedPublishedResolves`);
    expect(within(line).getByRole('link', { name: web })).toHaveAttribute(
      'href',
      `http://${web}`,
    );
    await user.click(within(line).getByRole('button', { name: `Copy ${web}` }));
    expect(copied).toHaveBeenCalledWith(web);
  });

  it('turns to unknown with the reason by itself, and back', async () => {
    const answers: (NameStatus | Error)[] = [
      right,
      {
        ...right,
        resolves: 'unknown',
        values: [],
        reason: 'DNS server local does not answer within 1 s',
        reasonCode: 'no-answer',
      },
      new Error('Failed to fetch'),
    ];
    await render({
      getNames: async () => {
        const answer = answers.shift() ?? right;
        if (answer instanceof Error) {
          throw answer;
        }
        return [answer];
      },
    });
    const wait = { timeout: 5_000 };
    await screen.findByText('Resolves', undefined, wait);
    await screen.findByText('Resolution unknown', undefined, wait);
    expect(
      screen.getByText('DNS server local does not answer.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Published')).toBeInTheDocument();
    await screen.findByText(
      'The portal does not answer: Failed to fetch',
      undefined,
      wait,
    );
    expect(screen.getByText('Claim unknown')).toBeInTheDocument();
    await screen.findByText('Resolves', undefined, wait);
  }, 20_000);

  it('shows a name that nobody holds yet, and nothing without names', async () => {
    const { unmount } = await render({ getNames: async () => [] });
    expect(await screen.findByText('Not claimed')).toBeInTheDocument();
    expect(screen.getByText('Nobody holds this name yet.')).toBeInTheDocument();
    unmount();

    const getNames = jest.fn();
    await render({ getNames }, { ...instance, inside: undefined });
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
    expect(getNames).not.toHaveBeenCalled();
  });
});
