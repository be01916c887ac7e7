import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { dnsApi } from './extensions/dnsApi';
import { instanceNamesLine } from './extensions/instanceNamesLine';
import { queryWrapper } from './extensions/queryWrapper';

/** DNS names on the cards of instances. */
export const dnsPlugin = createFrontendPlugin({
  pluginId: 'dns',
  info: { packageJson: () => import('../package.json') },
  extensions: [dnsApi, instanceNamesLine, queryWrapper],
});
