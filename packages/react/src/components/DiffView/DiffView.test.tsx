import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { DiffView } from './DiffView';

jest.setTimeout(60_000);

describe('DiffView', () => {
  it('groups changes by object and says in words what the signs mean', async () => {
    renderInTestApp(
      <DiffView
        changes={[
          {
            object: 'Deployment shop-dev/web',
            field: 'spec.replicas',
            before: 2,
            after: 3,
          },
          {
            object: 'Service shop-dev/web',
            field: '',
            before: { kind: 'Service', spec: { ports: [{ port: 80 }] } },
          },
          {
            object: 'Deployment shop-dev/web',
            field: 'metadata.labels.tier',
            after: 'front',
          },
          {
            object: 'ConfigMap shop-dev/web-1',
            field: '',
            after: {
              data: { 'nginx.conf': 'worker_processes 2;\n'.repeat(9) },
            },
          },
        ]}
      />,
    );
    const [deployment, service, configMap, ...others] =
      await screen.findAllByRole('listitem');
    expect(others).toHaveLength(0);
    expect(deployment).toHaveTextContent(
      /^~changedDeployment shop-dev\/web~changedspec\.replicas2→becomes3\+addedmetadata\.labels\.tierfront$/,
    );
    expect(service).toHaveTextContent(/^-removedService shop-dev\/web/);
    expect(configMap).toHaveTextContent(/^\+addedConfigMap shop-dev\/web-1/);
    // Long content is folded away, and complete.
    expect(within(configMap!).getByRole('group')).not.toHaveAttribute('open');
    expect(configMap).toHaveTextContent('worker_processes 2;');
  });
});
