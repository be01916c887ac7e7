import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OperationStep } from '@mooring/backstage-plugin-paas-common';
import { createOperationDetail } from '../../__testUtils__/fixtures';
import { createFakeApi, renderPaas } from '../../__testUtils__/renderPaas';

jest.setTimeout(60_000);

const refOf = (service: string) => `default/shop/${service}/dev`;

const SERVICES = ['cache', 'db', 'web'];

function createSteps(): OperationStep[] {
  return SERVICES.flatMap((service, index) =>
    ['kubernetes.apply', 'kubernetes.rollout'].map((type, step) => ({
      seq: index * 2 + step,
      direction: 'forward' as const,
      instance: refOf(service),
      environment: 'dev',
      type,
      state: service === 'cache' ? ('done' as const) : ('pending' as const),
      attempts: 1,
    })),
  );
}

function createSeveral() {
  const { service, serviceId, entityRef, ...rest } = createOperationDetail();
  return {
    ...rest,
    kind: 'deploy' as const,
    environments: ['dev'],
    targets: SERVICES.map(name => ({
      instance: refOf(name),
      service: name,
      serviceId: name,
      environment: 'dev',
      ...(name === 'web' && { waitsFor: [refOf('cache'), refOf('db')] }),
    })),
    undoTo: [4, 5, null].map(release => ({ environment: 'dev', release })),
    stepList: createSteps(),
  };
}

describe('an operation of several services', () => {
  it('shows steps by service, those that go side by side together, and what waits for what', async () => {
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(createSeveral());
    renderPaas({ api, path: '/operations/op-1' });
    const order = await screen.findByRole('list', { name: 'In this order' });
    await within(order).findByRole('heading', { name: 'web · Development' });
    const waves = [...order.children] as HTMLElement[];
    expect(
      waves.map(wave =>
        within(wave)
          .getAllByRole('region')
          .map(group => within(group).getByRole('heading').textContent),
      ),
    ).toEqual([
      ['cache · Development', 'db · Development'],
      ['web · Development'],
    ]);
    const [cache, , web] = within(order).getAllByRole('region');
    expect(cache).toHaveTextContent('2 of 2 done');
    expect(web).toHaveTextContent('0 of 2 done');
    expect(web).toHaveTextContent(
      'waits for cache · Development and db · Development',
    );
    expect(
      within(within(web!).getByRole('list', { name: 'Steps' })).getAllByRole(
        'listitem',
      ),
    ).toHaveLength(2);
  });

  it('says of every service where an undo leads', async () => {
    const user = userEvent.setup();
    const api = createFakeApi();
    api.getOperation.mockResolvedValue(createSeveral());
    renderPaas({ api, path: '/operations/op-1' });
    await user.click(
      await screen.findByRole('button', {
        name: 'Undo: 3 services back to how they were',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'cache · Development goes back to release 4.',
    );
    expect(dialog).toHaveTextContent(
      'db · Development goes back to release 5.',
    );
    expect(dialog).toHaveTextContent(
      'nothing is left of it in web · Development',
    );
  });
});
