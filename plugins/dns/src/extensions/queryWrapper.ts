import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { QueryProvider } from '@mooring/react';

export const queryWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({ loader: async () => ({ component: QueryProvider }) }),
});
