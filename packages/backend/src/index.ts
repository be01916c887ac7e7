import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('@mooring/backstage-plugin-catalog-backend-module-mooring'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@mooring/backstage-plugin-permission-backend-module-mooring'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@mooring/backstage-plugin-scaffolder-backend-module-mooring'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@mooring/backstage-plugin-paas-backend'));
backend.add(import('@mooring/backstage-plugin-paas-backend-module-middleware'));
backend.add(import('@mooring/backstage-plugin-paas-backend-module-dns'));

backend.add(import('@mooring/backstage-plugin-dns-backend'));
backend.add(import('@mooring/backstage-plugin-dns-backend-module-powerdns'));

// Without this a portal that cannot start stays, answers nothing and looks alive
// to whatever watches the process.
backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
