import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createOperationDetail,
  createPlan,
  createPanel,
  hashOf,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('DeleteDrawer', () => {
  it('asks for the name of a service in production', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createPanel([
        createInstance(),
        createInstance({
          environment: 'prod',
          inside: createInside({ cluster: 'prod' }),
        }),
      ]),
    );
    api.preview.mockResolvedValue({
      ...createPlan(hashOf('5'), 0),
      kind: 'delete',
    });
    api.accept.mockResolvedValue(createOperationDetail({ kind: 'delete' }));
    api.getOperation.mockReturnValue(new Promise(() => {}));
    renderPaas({ api, path: '/?environment=prod&change=delete' });

    await screen.findByTitle(hashOf('5'));
    const confirm = screen.getByRole('button', {
      name: 'Delete from Production',
    });
    expect(confirm).toBeDisabled();
    expect(confirm).toHaveAccessibleDescription(
      'Type the service’s name first.',
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Type web to confirm' }),
      'web{Enter}',
    );
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({
        change: expect.objectContaining({ environments: ['prod'] }),
        planHash: hashOf('5'),
      }),
    );
  });
});
