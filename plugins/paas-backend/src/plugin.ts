import {
  coreServices,
  createBackendPlugin,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  clusterReaderServiceRef,
  clusterWriterServiceRef,
} from '@mooring/backstage-plugin-clusters-node';
import {
  paasPermissions,
  SERVICE_CHANGED_TOPIC,
} from '@mooring/backstage-plugin-paas-common';
import {
  accessReviewExtensionPoint,
  blueprintsExtensionPoint,
  instanceResourceRef,
  instanceRules,
  nameCheckerExtensionPoint,
  stepTypesExtensionPoint,
  type AccessReviewSource,
  type NameChecker,
} from '@mooring/backstage-plugin-paas-node';
import { requirePostgres, Sealer } from '@mooring/node';
import { createBoard } from './board/createBoard';
import { BlueprintRegistry } from './blueprints/BlueprintRegistry';
import { DefaultAccess } from './access/DefaultAccess';
import { createAccessReviews } from './accessReview/createAccessReviews';
import { createAudit } from './audit/createAudit';
import { DatabaseAuditLog } from './audit/DatabaseAuditLog';
import { startAuditTasks } from './audit/startAuditTasks';
import { CertificateProbe } from './certificates/CertificateProbe';
import { createChangePlanner } from './changes/createChangePlanner';
import { InstanceFinder } from './changes/InstanceFinder';
import { AuthorizedClusterViews } from './clusters/AuthorizedClusterViews';
import { DefaultClusterViews } from './clusters/DefaultClusterViews';
import { registerMetrics } from './clusters/registerMetrics';
import {
  policyOf,
  readAuditRetention,
  readChangeRefusal,
  readEnvironments,
  readWorkerName,
} from './config';
import { DatabaseDelegations } from './delegations/DatabaseDelegations';
import { CatalogEntityDirectory } from './directory/CatalogEntityDirectory';
import { DatabaseServiceDirectory } from './directory/DatabaseServiceDirectory';
import { ClusterEvidence } from './evidence/ClusterEvidence';
import { DatabaseHealingStore } from './healing/DatabaseHealingStore';
import { startHealing } from './healing/startHealing';
import { createHistory } from './history/createHistory';
import { AuthorizedLiveInstances } from './live/AuthorizedLiveInstances';
import { DefaultLiveInstances } from './live/DefaultLiveInstances';
import { connectionOf } from './operations/connectionOf';
import { DefaultGatekeeper } from './operations/DefaultGatekeeper';
import { gateSteps } from './operations/gateSteps';
import { InstanceRights } from './operations/InstanceRights';
import { PgBossJobQueue } from './operations/JobQueue';
import { createOperationServices } from './operations/createOperationServices';
import { DatabaseJournal } from './operations/journal/DatabaseJournal';
import { OperationEngine } from './operations/OperationEngine';
import { releaseLiveStep } from './operations/releaseLiveStep';
import { StepTypes } from './operations/StepTypes';
import { startWorker } from './operations/startWorker';
import { warnOfEndlessTransactions } from './operations/warnOfEndlessTransactions';
import { Voters } from './operations/Voters';
import { createOutbound } from './outbound/createOutbound';
import { AuthorizedOverviews } from './overview/AuthorizedOverviews';
import { OverviewRows } from './overview/OverviewRows';
import { DefaultInstanceAccess } from './panel/DefaultInstanceAccess';
import { DefaultPanels } from './panel/DefaultPanels';
import { DefaultPlaces } from './panel/DefaultPlaces';
import { Snapshots } from './panel/Snapshots';
import { DatabaseFreezes } from './policies/DatabaseFreezes';
import { DatabaseGateBook } from './policies/DatabaseGateBook';
import { startPolicies } from './policies/startPolicies';
import { allChecks } from './preflight/allChecks';
import { DatabaseRolloutTimes } from './preflight/DatabaseRolloutTimes';
import { DefaultPlanExplainer } from './preflight/DefaultPlanExplainer';
import { permissionResources } from './permissionResources';
import { DatabaseProjectReleaseStore } from './projectReleases/DatabaseProjectReleaseStore';
import { CatalogProjects } from './projects/CatalogProjects';
import { createProjectServices } from './projectViews/createProjectServices';
import { HttpImageRegistries } from './registry/HttpImageRegistries';
import { DatabaseReservations } from './reservations/DatabaseReservations';
import { AuthorizedReleaseViews } from './releases/AuthorizedReleaseViews';
import { DatabaseReleaseStore } from './releases/DatabaseReleaseStore';
import { DatabaseReleaseViewStore } from './releases/DatabaseReleaseViewStore';
import { DefaultReleaseViews } from './releases/DefaultReleaseViews';
import { allRoutes } from './router/allRoutes';
import { createRouter } from './router/createRouter';
import { DatabaseSecretVault } from './secrets/DatabaseSecretVault';
import { startRotation } from './secrets/startRotation';
import { AuthorizedServiceViews } from './services/AuthorizedServiceViews';
import { DatabaseServiceStore } from './services/DatabaseServiceStore';
import { DefaultServiceViews } from './services/DefaultServiceViews';
import { DatabaseStatistics } from './statistics/DatabaseStatistics';
import { KubernetesApplyStep } from './steps/KubernetesApplyStep';
import { KubernetesPruneStep } from './steps/KubernetesPruneStep';
import { KubernetesRolloutStep } from './steps/KubernetesRolloutStep';

/** The core of Mooring: services, releases, plans and operations. */
export const paasPlugin = createBackendPlugin({
  pluginId: 'paas',
  register(env) {
    const blueprints = new BlueprintRegistry();
    const stepTypes = new StepTypes();
    let nameChecker: NameChecker | undefined;
    let accessReviewSource: AccessReviewSource | undefined;
    env.registerExtensionPoint(blueprintsExtensionPoint, {
      addBlueprint: blueprint => blueprints.add(blueprint),
    });
    env.registerExtensionPoint(stepTypesExtensionPoint, {
      addStepType: stepType => stepTypes.add(stepType),
    });
    env.registerExtensionPoint(nameCheckerExtensionPoint, {
      setNameChecker(checker) {
        if (nameChecker) {
          throw new Error('A name checker is set already');
        }
        nameChecker = checker;
      },
    });
    env.registerExtensionPoint(accessReviewExtensionPoint, {
      setSource(source) {
        if (accessReviewSource) {
          throw new Error('A source of access reviews is set already');
        }
        accessReviewSource = source;
      },
    });

    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        reader: clusterReaderServiceRef,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
        writer: clusterWriterServiceRef,
      },
      async init(deps) {
        const { config, logger, reader, writer, permissions } = deps;
        const environments = readEnvironments(config);
        const knex = await deps.database.getClient();
        requirePostgres(knex, 'paas');
        await warnOfEndlessTransactions(knex, logger);
        if (!deps.database.migrations?.skip) {
          await knex.migrate.latest({
            directory: resolvePackagePath(
              '@mooring/backstage-plugin-paas-backend',
              'migrations',
            ),
          });
        }

        const vault = new DatabaseSecretVault(knex, Sealer.fromConfig(config));
        stepTypes.add(new KubernetesApplyStep(writer, vault));
        stepTypes.add(new KubernetesRolloutStep(writer, reader));
        stepTypes.add(new KubernetesPruneStep(writer));
        stepTypes.add(releaseLiveStep);
        gateSteps.forEach(step => stepTypes.add(step));

        const jobs = await PgBossJobQueue.create({
          connection: await connectionOf(knex),
          logger,
        });
        // A hint that is lost is made good by the catalog's next full read.
        const publishChange = (serviceId: string) =>
          deps.events
            .publish({
              topic: SERVICE_CHANGED_TOPIC,
              eventPayload: { serviceId },
            })
            .catch(error => logger.warn('No event was sent', error));
        const gateBook = new DatabaseGateBook(knex);
        const freezes = new DatabaseFreezes(knex);
        const reservations = new DatabaseReservations(knex);
        const delegations = new DatabaseDelegations(knex);
        const engine = new OperationEngine({
          journal: new DatabaseJournal(knex, jobs),
          stepTypes,
          evidence: new ClusterEvidence(reader),
          policyOf: name => policyOf(environments, name),
          gatekeeper: new DefaultGatekeeper({ freezes, reservations }),
          worker: readWorkerName(config),
          logger,
          onEnded: publishChange,
        });

        const projects = new CatalogProjects(deps);
        const services = new DatabaseServiceStore(knex);
        const releases = new DatabaseReleaseStore(knex);
        const registries = HttpImageRegistries.fromConfig(config);
        const finder = new InstanceFinder({
          services,
          blueprints,
          environments,
        });
        const planner = createChangePlanner({
          ...{ finder, services, releases, registries, vault, projects },
          ...{ blueprints, environments, nameChecker, writer },
          projectReleases: new DatabaseProjectReleaseStore(knex),
        });
        const audit = new DatabaseAuditLog(knex);
        const rights = new InstanceRights({
          permissions,
          audit,
          refuseChanges: readChangeRefusal(config),
        });
        const voters = new Voters({ ...deps, delegations });
        const books = await startPolicies({
          ...{ ...deps, audit, environments, finder, jobs, knex, rights },
        });
        const { operations, decisions } = createOperationServices({
          ...{ knex, jobs, gateBook, freezes, planner, vault, stepTypes },
          ...{ rights, services, voters },
          explainer: new DefaultPlanExplainer({
            checks: allChecks({
              ...{ registries, releases, nameChecker, reader, writer },
              ...{ freezes, reservations },
            }),
            rolloutTimes: new DatabaseRolloutTimes(knex),
          }),
          onAccepted: publishChange,
        });
        const directory = await DatabaseServiceDirectory.start({
          knex,
          connection: await connectionOf(knex),
          logger,
        });
        const entities = new CatalogEntityDirectory(deps);
        await entities.start();
        const places = new DefaultPlaces({
          services: directory,
          entities,
          environments,
          reader,
        });
        const snapshots = new Snapshots({
          reader,
          environments,
          certificates: CertificateProbe.fromConfig(config, { logger }),
        });

        deps.permissionsRegistry.addResourceType({
          resourceRef: instanceResourceRef,
          permissions: paasPermissions,
          rules: Object.values(instanceRules),
          getResources: refs =>
            permissionResources(
              { projects, environments, entities, places },
              refs,
            ),
        });
        const ruleset =
          deps.permissionsRegistry.getPermissionRuleset(instanceResourceRef);
        const access = new DefaultAccess({
          permissions,
          catalog: deps.catalog,
          ruleset,
        });
        const views = new AuthorizedServiceViews(
          new DefaultServiceViews({ services, projects }),
          access,
        );
        const releaseViews = new AuthorizedReleaseViews(
          new DefaultReleaseViews({
            store: new DatabaseReleaseViewStore(knex),
            ...{ releases, registries, blueprints, environments, vault },
          }),
          { access, entities, environments, audit },
        );
        const panels = new DefaultPanels({
          access,
          services: directory,
          entities,
          places,
          snapshots,
        });
        const board = await createBoard({
          ...{ ...deps, knex, access, entities, environments },
          connection: await connectionOf(knex),
        });
        const rows = new OverviewRows({
          ...{ services: directory, entities, places },
          ...{ snapshots, reader, logger },
        });
        rows.start();
        const overviews = new AuthorizedOverviews({ access, rows, reader });
        const clusters = new AuthorizedClusterViews(
          new DefaultClusterViews({ reader, environments }),
          permissions,
        );
        const healings = new DatabaseHealingStore(knex);
        const live = new AuthorizedLiveInstances(
          new DefaultLiveInstances({ knex, reader, writer, healings }),
          {
            access: new DefaultInstanceAccess({ access, places, entities }),
            audit,
            refuseChanges: readChangeRefusal(config),
          },
        );
        const outbound = await createOutbound({
          ...deps,
          ...{ knex, jobs, operations, audit },
        });
        const { gate, auditChain, auditTrail } = createAudit({
          ...{ knex, permissions, audit },
        });
        registerMetrics(deps.metrics, reader);
        deps.lifecycle.addShutdownHook(async () => {
          rows.stop();
          entities.stop();
          await directory.stop();
          await board.stop();
        });
        deps.httpRouter.use(
          createRouter(
            deps.httpAuth,
            allRoutes({
              ...books,
              accessReviews: createAccessReviews({
                ...{ ...deps, projects, environments, ruleset, gate },
                source: accessReviewSource,
              }),
              auditChain,
              auditTrail,
              boards: board.views,
              clusters,
              environments,
              history: createHistory({
                ...{ knex, releases, access, entities, environments },
              }),
              live,
              operations,
              decisions,
              overviews,
              panels,
              permissions,
              planner,
              projects,
              releaseViews,
              statistics: new DatabaseStatistics(knex),
              views,
              ...outbound.services,
              ...createProjectServices({
                ...{ knex, access, rights, services, directory, entities },
                ...{ projects, places, snapshots, environments },
                onChanged: publishChange,
              }),
            }),
          ),
        );
        await startHealing({
          reader,
          store: healings,
          scheduler: deps.scheduler,
          lifecycle: deps.lifecycle,
          logger,
        });
        await outbound.start();
        await startAuditTasks({
          knex,
          retentionDays: readAuditRetention(config),
          scheduler: deps.scheduler,
          logger,
        });
        await startRotation({ vault, scheduler: deps.scheduler, logger });
        await startWorker({
          knex,
          jobs,
          engine,
          worker: readWorkerName(config),
          scheduler: deps.scheduler,
          lifecycle: deps.lifecycle,
          logger,
        });
      },
    });
  },
});
