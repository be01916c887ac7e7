import type { AccessReview } from '@mooring/backstage-plugin-paas-common';
import { screen } from '@testing-library/react';
import { refusalOf } from '../../__testUtils__/refusalOf';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(120_000);

const OWNERS = 'group:default/team-a';
const OPERATORS = 'group:default/operators';
const review: AccessReview = {
  ...{ environment: 'prod', at: '2026-11-01T12:00:00Z' },
  permissions: ['paas.instance.deploy', 'paas.instance.delete'],
  items: [
    {
      ...{ projectRef: 'system:default/shop', title: 'Shop', ownerRef: OWNERS },
      allowed: [
        {
          permission: 'paas.instance.deploy',
          ...{ everybody: false, groups: [OPERATORS, OWNERS] },
        },
        {
          permission: 'paas.instance.delete',
          ...{ everybody: false, groups: [OPERATORS] },
        },
      ],
    },
    { projectRef: 'system:default/bank', title: 'Bank', allowed: [] },
  ],
  members: [
    { group: OPERATORS, users: [] },
    { group: OWNERS, users: ['user:default/ada', 'user:default/bob'] },
  ],
};

describe('AccessReviewPage', () => {
  it('has a line for each group that may change something', async () => {
    const api = createFakeApi();
    api.audit.getAccessReview.mockResolvedValue(review);
    renderPaas({ api, path: '/audit/access?environment=prod' });
    const table = await screen.findByRole('table', {
      name: 'Who may change what',
    });
    expect(api.audit.getAccessReview).toHaveBeenCalledWith('prod');
    const rows = [...table.querySelectorAll('tbody tr')].map(row =>
      [...row.children].map(cell => cell.textContent?.trim()),
    );
    expect(rows).toEqual([
      ['Shop', 'operators', '—', 'Everything'],
      ['team-a owner', 'ada and bob', 'deploy'],
      ['Bank', 'Nobody may change anything.'],
    ]);
  });

  it('says plainly that the installed policy does not tell', async () => {
    const api = createFakeApi();
    api.audit.getAccessReview.mockResolvedValue({
      ...review,
      ...{ reason: 'It needs a module.', items: [], members: [] },
    });
    renderPaas({ api, path: '/audit/access?environment=prod' });
    expect(
      await screen.findByText('The installed permission policy does not tell'),
    ).toBeInTheDocument();
    expect(screen.getByText('It needs a module.')).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    const api = createFakeApi();
    api.audit.getAccessReview.mockRejectedValue(
      await refusalOf(403, 'Not allowed'),
    );
    renderPaas({ api, path: '/audit/access?environment=prod', language: 'zh' });
    expect(
      await screen.findByText('需要权限 paas.audit.read。'),
    ).toBeInTheDocument();
  });
});
