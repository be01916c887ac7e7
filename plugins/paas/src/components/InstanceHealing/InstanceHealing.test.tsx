import { screen, within } from '@testing-library/react';
import {
  createInside,
  createInstance,
  createPanel,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('InstanceHealing', () => {
  it('says what failed, what took its place and how long that took, below what would not survive', async () => {
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createPanel([
        createInstance({
          inside: createInside({
            findings: [
              {
                code: 'single-replica',
                severity: 'risk',
                params: {},
                objects: [],
              },
            ],
          }),
        }),
      ]),
    );
    api.getHealings.mockResolvedValue([
      {
        id: 'h-2',
        instanceId: 'instance-dev',
        pod: 'web-b',
        node: 'node-7',
        scope: 'pod',
        reason: 'NodeLost',
        failedAt: new Date(Date.now() - 61_000).toISOString(),
      },
      {
        id: 'h-1',
        instanceId: 'instance-dev',
        pod: 'web-a',
        node: 'node-1',
        scope: 'pod',
        reason: 'Evicted',
        failedAt: '2026-11-01T12:00:00Z',
        replacedBy: 'web-c',
        replacementNode: 'node-2',
        readyAt: '2026-11-01T12:00:12Z',
      },
      {
        id: 'h-0',
        instanceId: 'instance-dev',
        pod: 'web-a',
        node: 'node-1',
        scope: 'container',
        container: 'web',
        reason: 'OOMKilled',
        exitCode: 137,
        failedAt: '2026-11-01T11:00:00Z',
        readyAt: '2026-11-01T11:00:04Z',
      },
    ]);
    renderPaas({ api, path: '/?show=healing' });
    const table = await screen.findByRole('table', {
      name: 'Failures in Development, newest first',
    });
    const [, lost, evicted, container] = within(table).getAllByRole('row');
    expect(lost).toHaveTextContent(
      /web-bits node was lost.*node-7nothing yetnot yet, for 1 min/,
    );
    expect(evicted).toHaveTextContent(
      /web-aevicted from its node.*node-1web-con node-2after 12 sec/,
    );
    expect(container).toHaveTextContent(
      /web-a \/ webout of memory · exit code 137.*started anew in its placeafter 4 sec/,
    );
    expect(
      within(
        screen.getByRole('region', { name: 'What it would not survive' }),
      ).getAllByRole('listitem'),
    ).toHaveLength(1);
  });
});
