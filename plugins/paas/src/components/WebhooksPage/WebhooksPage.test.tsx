import type {
  Webhook,
  WebhookDelivery,
} from '@mooring/backstage-plugin-paas-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const delivery: WebhookDelivery = {
  id: '4d0f7d4e-7a3c-4b0e-9a53-0a6f3a4b2f11',
  state: 'given-up',
  change: { seq: 7, operationId: 'op-1', state: 'held' },
  attempts: 33,
  ...{ status: 503, failure: 'status' },
  createdAt: '2026-11-01T12:00:00Z',
  attemptedAt: '2026-11-02T12:00:00Z',
};
const webhook: Webhook = {
  id: 'w-1',
  name: 'Team chat',
  shownUrl: 'https://oapi.dingtalk.com/robot/…',
  ...{ format: 'dingtalk', language: 'zh', hasSecret: true, enabled: true },
  projects: ['system:default/shop'],
  environments: ['dev'],
  states: ['held', 'undone'],
  createdBy: 'user:default/operator',
  createdAt: '2026-11-01T10:00:00Z',
  updatedAt: '2026-11-01T10:00:00Z',
  last: delivery,
  pending: 2,
};
const { id, name, format, language, projects, environments, states } = webhook;
const fields = { name, format, language, projects, environments, states };

function createApi(items = [webhook]) {
  const api = createFakeApi();
  const { webhooks } = api;
  webhooks.list.mockResolvedValue({ items, allow: ['oapi.dingtalk.com'] });
  webhooks.deliveries.mockResolvedValue({ items: [delivery] });
  webhooks.change.mockResolvedValue(webhook);
  webhooks.create.mockResolvedValue(webhook);
  webhooks.test.mockResolvedValue(delivery);
  webhooks.redeliver.mockResolvedValue(delivery);
  return { api, webhooks };
}

describe('WebhooksPage', () => {
  it('says what became of messages, switches off, tests and sends again', async () => {
    const user = userEvent.setup();
    const { api, webhooks } = createApi();
    renderPaas({ api, path: '/webhooks' });
    const table = await screen.findByRole('table', { name: 'Webhooks' });
    for (const text of [
      /Team chathttps:\/\/oapi\.dingtalk\.com\/robot\/…/,
      /DingTalk robot/,
      /shop.*Development.*Held and Undone/,
      /Given up.*it answered with status 503/,
      /2 wait/,
    ]) {
      await waitFor(() => expect(table).toHaveTextContent(text));
    }
    await user.click(
      screen.getByRole('switch', { name: 'Tell Team chat of operations' }),
    );
    expect(webhooks.change).toHaveBeenCalledWith(id, {
      ...fields,
      enabled: false,
    });

    await user.click(
      screen.getByRole('button', {
        name: 'What else can be done with Team chat',
      }),
    );
    await user.click(
      await screen.findByRole('menuitem', { name: 'Send a test message' }),
    );
    expect(webhooks.test).toHaveBeenCalledWith(id);
    const messages = await screen.findByRole('table', {
      name: 'Messages to Team chat',
    });
    expect(messages).toHaveTextContent(/Operation.*Held.*Given up.*33/);
    expect(
      within(messages).getByRole('link', { name: 'Operation' }),
    ).toHaveAttribute('href', '/operations/op-1');
    await user.click(
      within(messages).getByRole('button', {
        name: 'Send message 4d0f7d4e again',
      }),
    );
    expect(webhooks.redeliver).toHaveBeenCalledWith(id, delivery.id);
  });

  it('adds one whose secret is long enough, and keeps what is not filled in', async () => {
    const user = userEvent.setup();
    const { api, webhooks } = createApi();
    renderPaas({ api, path: '/webhooks' });
    await user.click(
      await screen.findByRole('button', { name: 'Add a webhook' }),
    );
    const drawer = await screen.findByRole('dialog', { name: 'Add a webhook' });
    const save = within(drawer).getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    expect(save).toHaveAccessibleDescription('Fill in name and address first');
    expect(drawer).toHaveTextContent('Allowed hosts: oapi.dingtalk.com');
    const fill = (label: string, text: string) =>
      user.type(within(drawer).getByLabelText(label), text);
    await fill('Name', 'CI');
    await fill('Address', 'https://oapi.dingtalk.com/x');
    await fill('Secret', 'short');
    expect(save).toHaveAccessibleDescription(
      'A secret of at least 16 characters is needed',
    );
    await fill('Secret', ', but longer now');
    webhooks.create.mockRejectedValueOnce(new Error('url: not today'));
    await user.click(save);
    expect(await within(drawer).findByText(/url: not today/)).toBeVisible();
    await user.click(save);
    expect(webhooks.create).toHaveBeenLastCalledWith({
      ...{ name: 'CI', format: 'json', language: 'en', enabled: true },
      url: 'https://oapi.dingtalk.com/x',
      secret: 'short, but longer now',
      ...{ projects: [], environments: [], states: [] },
    });
    await waitFor(() => expect(drawer).not.toBeInTheDocument());

    await user.click(screen.getByRole('button', { name: 'Edit Team chat' }));
    const edit = await screen.findByRole('dialog', { name: 'Edit Team chat' });
    expect(edit).toHaveTextContent(
      'Leave it empty to keep https://oapi.dingtalk.com/robot/… as it is; another address drops the secret.',
    );
    expect(within(edit).getByLabelText('Secret')).toHaveValue('');
    await user.click(within(edit).getByRole('button', { name: 'Save' }));
    expect(webhooks.change).toHaveBeenLastCalledWith(id, {
      ...fields,
      enabled: true,
    });
  });

  it('asks before one is deleted', async () => {
    const user = userEvent.setup();
    const { api, webhooks } = createApi();
    renderPaas({ api, path: '/webhooks' });
    await user.click(
      await screen.findByRole('button', {
        name: 'What else can be done with Team chat',
      }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog');
    expect(webhooks.delete).not.toHaveBeenCalled();
    await user.click(within(dialog).getByRole('button', { name: 'Delete it' }));
    expect(webhooks.delete).toHaveBeenCalledWith(id);
  });

  it('says what is missing: webhooks, hosts, or the right', async () => {
    const { api, webhooks } = createApi([]);
    webhooks.list.mockResolvedValueOnce({ items: [], allow: [] });
    const { unmount } = renderPaas({ api, path: '/webhooks' });
    expect(await screen.findByText('Nobody is told yet.')).toBeVisible();
    expect(screen.getByText(/mooring\.webhooks\.allow/)).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Add a webhook' }),
    ).toBeDisabled();
    unmount();

    webhooks.list.mockRejectedValue(await refusalOf(403, 'Not allowed'));
    renderPaas({ api, path: '/webhooks', language: 'zh' });
    expect(
      await screen.findByText('需要权限 paas.webhooks.manage。'),
    ).toBeInTheDocument();
  });
});
