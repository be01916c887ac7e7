import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type {
  ProjectInstance,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { instancesOf } from '../../lib/project/selection';
import { operationRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import styles from './ProjectContent.module.css';

type Running = NonNullable<ProjectInstance['operation']>;

/** Props of {@link ProjectOperations}. */
export interface ProjectOperationsProps {
  view: ProjectView;
}

/** Operations of the project that have not ended, each once. */
export function ProjectOperations(props: ProjectOperationsProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const { list } = useMooringFormats();
  const operationLink = useRouteRef(operationRouteRef);
  const running = runningOf(props.view);
  return (
    <section
      className={styles.operations}
      aria-label={tProject('project.operations')}
    >
      {running.length === 0 ? (
        <Text as="p" color="secondary">
          {tProject('project.noOperations')}
        </Text>
      ) : (
        <ul>
          {running.map(({ operation, services }) => (
            <li key={operation.id}>
              <Link href={operationLink?.({ id: operation.id }) ?? ''}>
                {tProject('project.operation', {
                  what: t(`services.change.${operation.kind}`),
                  services: list(services),
                  step: String(operation.step),
                  steps: String(operation.steps),
                })}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function runningOf(
  view: ProjectView,
): { operation: Running; services: string[] }[] {
  const byId = new Map<string, { operation: Running; services: Set<string> }>();
  for (const { service, instance } of instancesOf(view)) {
    const { operation } = instance;
    if (operation) {
      const known = byId.get(operation.id);
      byId.set(operation.id, {
        operation,
        services: (known?.services ?? new Set()).add(service.name),
      });
    }
  }
  return [...byId.values()].map(({ operation, services }) => ({
    operation,
    services: [...services],
  }));
}
