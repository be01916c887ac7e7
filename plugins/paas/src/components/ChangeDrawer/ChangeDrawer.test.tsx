import { ResponseError } from '@backstage/errors';
import { screen, within } from '@testing-library/react';
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

function refusalOf(status: number, message: string): Promise<ResponseError> {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'ConflictError', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

describe('ScaleDrawer', () => {
  it('confirms exactly the plan on the screen, and plans again when the world has moved on', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.preview.mockImplementation(async change =>
      createPlan(hashOf('1'), change.kind === 'scale' ? change.replicas : 0),
    );
    api.accept.mockRejectedValueOnce(await refusalOf(409, 'The head moved'));
    renderPaas({ api });

    await user.click(
      await screen.findByRole('button', { name: 'Scale web in Development' }),
    );
    const drawer = await screen.findByRole('dialog', {
      name: 'Scale web in Development',
    });
    const field = within(drawer).getByRole('textbox', { name: 'Replicas' });
    expect(field).toHaveValue('2');
    await user.click(within(drawer).getByRole('button', { name: 'One more' }));
    await user.click(within(drawer).getByRole('button', { name: 'One more' }));
    expect(field).toHaveValue('4');
    expect(
      await within(drawer).findByText('4', { selector: 'code' }),
    ).toBeInTheDocument();
    expect(drawer).toHaveTextContent(/spec\.replicas.*2.*becomes.*4/);

    api.preview.mockImplementation(async () => createPlan(hashOf('2'), 4));
    await user.click(
      within(drawer).getByRole('button', { name: 'Scale to 4 replicas' }),
    );
    expect(await within(drawer).findByRole('alert')).toHaveTextContent(
      'Something changed in the meantime',
    );
    expect(await within(drawer).findByTitle(hashOf('2'))).toBeInTheDocument();

    api.accept.mockResolvedValue(createOperationDetail({ kind: 'scale' }));
    api.getOperation.mockReturnValue(new Promise(() => {}));
    await user.click(
      within(drawer).getByRole('button', { name: 'Scale to 4 replicas' }),
    );
    const change = {
      kind: 'scale',
      serviceId: '7d1c1c52-9d0c-4f3e-8a6c-0d7f1c7a2b11',
      environment: 'dev',
      replicas: 4,
    };
    expect(api.accept).toHaveBeenNthCalledWith(
      1,
      expect.objectContaining({ change, planHash: hashOf('1') }),
    );
    expect(api.accept).toHaveBeenNthCalledWith(
      2,
      expect.objectContaining({ change, planHash: hashOf('2') }),
    );
  });

  it('plans nothing for a number out of range', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.preview.mockResolvedValue(createPlan(hashOf('1'), 2));
    renderPaas({ api, path: '/?environment=dev&change=scale' });
    const field = await screen.findByRole('textbox', { name: 'Replicas' });
    await screen.findByTitle(hashOf('1'));
    for (const wrong of ['0', '-1', '6', '1e9', 'three']) {
      await user.clear(field);
      await user.type(field, wrong);
      expect(field).toBeInvalid();
      expect(field).toHaveAccessibleDescription('A whole number from 1 to 5');
      expect(screen.getByRole('button', { name: /^Scale to/ })).toBeDisabled();
    }
    expect(api.preview).toHaveBeenCalledTimes(1);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

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
