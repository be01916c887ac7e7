import type { AuditEvent } from '@mooring/backstage-plugin-paas-common';
import { saveText } from '@mooring/react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.mock('@mooring/react', () => ({
  ...jest.requireActual('@mooring/react'),
  saveText: jest.fn(),
}));

jest.setTimeout(60_000);

function createEvent(overrides: Partial<AuditEvent>): AuditEvent {
  return {
    id: '1',
    at: '2026-11-01T12:00:00Z',
    actor: 'user:default/dev-a',
    action: 'operation.deploy',
    outcome: 'done',
    projectRef: 'system:default/shop',
    target: 'operation:op-1',
    detail: { environments: ['dev'] },
    ...overrides,
  };
}

describe('AuditPage', () => {
  it('shows the rows that its address asks for, older ones by cursor, and their detail', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.audit.read.mockImplementation(async ({ cursor } = {}) =>
      cursor === undefined
        ? { items: [createEvent({})], nextCursor: 'older' }
        : {
            items: [
              createEvent({
                id: '0',
                outcome: 'refused',
                action: 'instance.logs.read',
                target: 'default/shop/web/dev',
              }),
            ],
          },
    );
    renderPaas({
      api,
      path: '/audit?actor=user:default/dev-a&outcome=nonsense',
    });
    const table = await screen.findByRole('table', {
      name: 'Audit trail, newest first',
    });
    const query = { actor: 'user:default/dev-a' };
    expect(api.audit.read).toHaveBeenLastCalledWith(query);
    expect(screen.getByRole('textbox', { name: 'Who' })).toHaveValue(
      'user:default/dev-a',
    );
    expect(
      within(table).getByRole('link', { name: 'operation:op-1' }),
    ).toHaveAttribute('href', '/operations/op-1');
    await user.click(
      within(table).getByRole('button', { name: 'Detail: operation.deploy' }),
    );
    expect(table).toHaveTextContent(/"environments": \[ "dev" \]/);

    await user.click(screen.getByRole('button', { name: 'Load older ones' }));
    expect(await within(table).findByText('Refused')).toBeInTheDocument();
    expect(api.audit.read).toHaveBeenLastCalledWith({
      ...query,
      cursor: 'older',
    });

    api.audit.read.mockResolvedValue({ items: [] });
    await user.type(screen.getByRole('textbox', { name: 'Action' }), 'zone.');
    await waitFor(() =>
      expect(api.audit.read).toHaveBeenLastCalledWith({
        ...query,
        action: 'zone.',
      }),
    );
    expect(
      await screen.findByText('Nothing on record fits these filters.'),
    ).toBeInTheDocument();

    api.audit.export.mockResolvedValue('at,actor\n');
    await user.click(screen.getByRole('button', { name: 'Download CSV' }));
    await waitFor(() =>
      expect(saveText).toHaveBeenCalledWith(
        expect.stringMatching(/^audit-.*\.csv$/),
        'at,actor\n',
        'text/csv',
      ),
    );
    expect(api.audit.export).toHaveBeenCalledWith({
      ...{ ...query, action: 'zone.' },
      format: 'csv',
    });

    await user.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(api.audit.read).toHaveBeenLastCalledWith({}));
    expect(screen.getByRole('textbox', { name: 'Who' })).toHaveValue('');
  });

  it('says whether the trail is intact, and gives the anchor to keep', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.audit.read.mockResolvedValue({ items: [] });
    api.audit.verify.mockResolvedValue({
      ...{ ok: true, sealed: 12_345, unsealed: 2 },
      sealedAt: '2026-11-01T10:42:00Z',
    });
    api.audit.getAnchor.mockResolvedValue({ sealNumber: 12_345, hash: 'h' });
    renderPaas({ api, path: '/audit' });
    expect(
      await screen.findByText(/^Intact: 12,345 rows, sealed up to /),
    ).toBeInTheDocument();
    expect(screen.getByText('2 to be sealed next')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Download anchor' }));
    await waitFor(() =>
      expect(saveText).toHaveBeenCalledWith(
        expect.stringMatching(/^mooring-audit-anchor-.*\.json$/),
        expect.stringContaining('"sealNumber": 12345'),
        'application/json',
      ),
    );

    api.audit.verify.mockResolvedValue({
      ...{ ok: false, sealed: 12_345, unsealed: 0 },
      firstBad: { sealNumber: 7, id: '9', why: 'changed' },
    });
    await user.click(screen.getByRole('button', { name: 'Verify again' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Row 7 was changed after it had been sealed',
    );
  });

  it('says which permission is missing', async () => {
    const api = createFakeApi();
    api.audit.read.mockRejectedValue(await refusalOf(403, 'Not allowed'));
    renderPaas({ api, path: '/audit', language: 'zh' });
    expect(
      await screen.findByText('需要权限 paas.audit.read。'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: '下载 CSV' }),
    ).not.toBeInTheDocument();
  });
});
