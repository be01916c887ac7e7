import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { runtimeEntityFilter } from '../lib/runtimeEntityFilter';

/** How an entity is doing, on its first page. */
export const overviewCard = EntityCardBlueprint.make({
  name: 'runtime',
  params: {
    type: 'info',
    filter: runtimeEntityFilter,
    loader: async () => {
      const { OverviewCard } = await import('../components/OverviewCard');
      return <OverviewCard />;
    },
  },
});
