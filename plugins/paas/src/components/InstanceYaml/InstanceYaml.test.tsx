import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createInstance, createPanel } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const yaml = 'kind: ConfigMap\ndata:\n  key: "a: b"\n';

describe('InstanceYaml', () => {
  it('shows the object of the URL with what is blackened, to be copied whole', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getPanel.mockResolvedValue(createPanel([createInstance()]));
    api.getYaml.mockResolvedValue({ yaml, redacted: 2 });
    renderPaas({ api, path: '/?show=yaml&object=ConfigMap%2Fweb-1f2e' });
    const code = await screen.findByLabelText('ConfigMap/web-1f2e');
    expect(code.textContent).toBe(yaml);
    expect(screen.getByText(/^2 values are blackened\./)).toBeInTheDocument();
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    await user.click(
      screen.getByRole('button', { name: 'Copy ConfigMap/web-1f2e' }),
    );
    expect(copied).toHaveBeenCalledWith(yaml);

    await user.click(screen.getByRole('button', { name: /Object$/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Deployment web' }),
    );
    await waitFor(() =>
      expect(api.getYaml).toHaveBeenLastCalledWith(
        'instance-dev',
        expect.objectContaining({ kind: 'Deployment', name: 'web' }),
      ),
    );
    // Each reading is recorded, so that nothing is read by itself.
    expect(api.getYaml).toHaveBeenCalledTimes(2);
  });

  it('names the right that is missing', async () => {
    const api = createFakeApi();
    const instance = createInstance();
    api.getPanel.mockResolvedValue(
      createPanel([{ ...instance, may: { ...instance.may, readYaml: false } }]),
    );
    renderPaas({ api, path: '/?show=yaml' });
    expect(
      await screen.findByText(/^It takes the right paas\.instance\.yaml\.read/),
    ).toBeInTheDocument();
    expect(api.getYaml).not.toHaveBeenCalled();
  });
});
