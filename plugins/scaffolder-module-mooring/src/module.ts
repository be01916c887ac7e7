import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

const field = FormFieldBlueprint;

/** The form fields with which templates ask for a service. */
export const scaffolderModuleMooring = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    field.make({
      name: 'mooring-project',
      params: {
        field: async () => (await import('./fields/MooringProject')).field,
      },
    }),
    field.make({
      name: 'mooring-service-name',
      params: {
        field: async () => (await import('./fields/MooringServiceName')).field,
      },
    }),
    field.make({
      name: 'mooring-environments',
      params: {
        field: async () => (await import('./fields/MooringEnvironments')).field,
      },
    }),
    field.make({
      name: 'mooring-replicas',
      params: {
        field: async () => (await import('./fields/MooringReplicas')).field,
      },
    }),
    field.make({
      name: 'mooring-size',
      params: {
        field: async () => (await import('./fields/MooringSize')).field,
      },
    }),
    field.make({
      name: 'mooring-plan-review',
      params: {
        field: async () => (await import('./fields/MooringPlanReview')).field,
      },
    }),
  ],
});
