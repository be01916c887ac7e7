import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createInside,
  createInstance,
  createOperationDetail,
  createPlan,
  createPanel,
  hashOf,
  serviceId,
} from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

describe('ScaleDrawer', () => {
  it('plans nothing for a number out of range', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.preview.mockResolvedValue(createPlan(hashOf('1'), 2));
    renderPaas({ api, path: '/?environment=dev&change=scale' });
    const field = await screen.findByRole('textbox', { name: 'Replicas' });
    expect(
      screen.getByRole('button', { name: 'Scale to 2 replicas' }),
    ).toHaveAccessibleDescription('There are that many already.');
    for (const wrong of ['0', '-1', '6', '1e9', 'three']) {
      await user.clear(field);
      // At once: 1 would be a number in range on the way to 1e9.
      await user.paste(wrong);
      expect(field).toBeInvalid();
      expect(field).toHaveAccessibleDescription('A whole number from 1 to 5');
      expect(screen.getByRole('button', { name: /^Scale to/ })).toBeDisabled();
    }
    expect(api.preview).not.toHaveBeenCalled();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('gives the number to an autoscaler', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.preview.mockResolvedValue({
      ...createPlan(hashOf('1'), 2),
      kind: 'autoscale',
    });
    api.accept.mockResolvedValue(createOperationDetail({ kind: 'autoscale' }));
    api.getOperation.mockReturnValue(new Promise(() => {}));
    renderPaas({ api, path: '/?environment=dev&change=scale' });
    await user.click(
      await screen.findByRole('radio', { name: 'An autoscaler, by load' }),
    );
    const least = screen.getByRole('textbox', { name: 'At least' });
    const most = screen.getByRole('textbox', { name: 'At most' });
    await user.clear(least);
    await user.type(least, '5');
    await user.clear(most);
    await user.type(most, '4');
    const confirm = screen.getByRole('button', { name: /^Scale by load/ });
    expect(confirm).toHaveAccessibleDescription(
      'The least must not be more than the most.',
    );
    await user.clear(least);
    await user.type(least, '2');
    await screen.findByTitle(hashOf('1'));
    await waitFor(() => expect(confirm).toBeEnabled());
    await user.click(confirm);
    expect(api.accept).toHaveBeenCalledWith(
      expect.objectContaining({
        change: {
          kind: 'autoscale',
          serviceId,
          environment: 'dev',
          autoscaler: { min: 2, max: 4, cpuPercent: 70 },
        },
        planHash: hashOf('1'),
      }),
    );
  });

  it('edits the bounds of an autoscaler that there is, or turns it off', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(
      createPanel([
        createInstance({
          inside: createInside({
            scaling: { mode: 'auto', min: 2, max: 4, cpuPercent: 60 },
          }),
        }),
      ]),
    );
    api.preview.mockResolvedValue(createPlan(hashOf('1'), 2));
    renderPaas({ api, path: '/?environment=dev&change=scale' });
    expect(await screen.findByRole('textbox', { name: 'At most' })).toHaveValue(
      '4',
    );
    expect(
      screen.getByRole('button', { name: 'Scale by load, 2 to 4' }),
    ).toHaveAccessibleDescription('The autoscaler has these bounds already.');
    await user.click(screen.getByRole('radio', { name: 'A fixed number' }));
    expect(
      screen.queryByRole('textbox', { name: 'Replicas' }),
    ).not.toBeInTheDocument();
    expect(screen.getByText(/^The autoscaler goes away\./)).toBeInTheDocument();
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Turn the autoscaler off' }),
      ).toBeEnabled(),
    );
    expect(api.preview).toHaveBeenLastCalledWith({
      kind: 'autoscale',
      serviceId,
      environment: 'dev',
      autoscaler: null,
    });
  });
});
