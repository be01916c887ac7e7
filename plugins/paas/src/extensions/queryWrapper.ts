import { PluginWrapperBlueprint } from '@backstage/frontend-plugin-api';
import { QueryProvider } from '@mooring/react';

/** TanStack Query around everything that this plugin renders. */
export const queryWrapper = PluginWrapperBlueprint.make({
  params: defineParams =>
    defineParams({ loader: async () => ({ component: QueryProvider }) }),
});
