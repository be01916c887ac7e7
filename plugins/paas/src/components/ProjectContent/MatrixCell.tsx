import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox } from '@backstage/ui';
import type {
  ProjectInstance,
  ProjectService,
} from '@mooring/backstage-plugin-paas-common';
import { StatusMark, useEnvironments, useFindingWords } from '@mooring/react';
import { Link } from 'react-router-dom';
import { useServiceHref } from '../../hooks/useServiceHref';
import { operationRouteRef } from '../../routes';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { UnreachableFor, useInstanceWords } from '../InstanceWords';
import { useComparisonWords } from '../ReleaseWords';
import styles from './ProjectMatrix.module.css';

/** Props of {@link MatrixCell}. */
export interface MatrixCellProps {
  service: ProjectService;
  environment: string;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
}

/** A service in one environment: how it is doing, what is the matter, which version, and its name. */
export function MatrixCell(props: MatrixCellProps) {
  const { service, environment, isSelected, onSelect } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const { titleOf } = useEnvironments();
  const instance = service.instances.find(
    item => item.environment === environment,
  );
  if (!instance) {
    return <span className={styles.small}>{tProject('project.notThere')}</span>;
  }
  const place = t('overview.about', {
    service: service.name,
    place: titleOf(environment),
  });
  return (
    <div className={styles.cell}>
      <Checkbox
        aria-label={tProject('project.select', { place })}
        isSelected={isSelected}
        onChange={onSelect}
      />
      <div
        className={`${styles.lines} ${
          instance.staleSince === undefined ? '' : styles.stale
        }`}
      >
        <Status service={service} instance={instance} />
        <Matter instance={instance} />
        <Version instance={instance} />
        <Names names={instance.names} />
      </div>
    </div>
  );
}

function Status(props: { service: ProjectService; instance: ProjectInstance }) {
  const { service, instance } = props;
  const words = useInstanceWords();
  const hrefOf = useServiceHref();
  return (
    <Link
      to={hrefOf(service.entityRef, instance.environment)}
      className={styles.status}
    >
      <StatusMark status={instance.status} />
      <span className={instance.status === 'Running' ? styles.calm : undefined}>
        {words(instance)}
      </span>
    </Link>
  );
}

/** What is being done, else what is the matter, else how old it is. */
function Matter(props: { instance: ProjectInstance }) {
  const { operation, finding, staleSince } = props.instance;
  const { t: tRuntime } = useTranslationRef(runtimeTranslationRef);
  const findingWords = useFindingWords();
  const operationLink = useRouteRef(operationRouteRef);
  return (
    <>
      {staleSince !== undefined && (
        <span className={styles.matter}>
          <UnreachableFor since={staleSince} />
        </span>
      )}
      {operation && (
        <Link
          to={operationLink?.({ id: operation.id }) ?? ''}
          className={styles.matter}
        >
          {tRuntime(`card.operation.${operation.kind}`, {
            step: String(operation.step),
            steps: String(operation.steps),
          })}
        </Link>
      )}
      {finding && staleSince === undefined && (
        <span className={styles.matter}>{findingWords(finding).title}</span>
      )}
    </>
  );
}

function Version(props: { instance: ProjectInstance }) {
  const { version, live, head, comparison } = props.instance;
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const comparisonWords = useComparisonWords();
  const isComing = head !== undefined && head !== live;
  return version === undefined ? null : (
    <span className={styles.small}>
      <code>{version}</code>
      {live !== undefined && (
        <span>{tProject('project.release', { release: String(live) })}</span>
      )}
      {isComing && (
        <span>{tProject('project.coming', { release: String(head) })}</span>
      )}
      {comparison && (
        <span
          className={
            comparison.relation === 'same' ? undefined : styles.differs
          }
        >
          {comparisonWords(comparison)}
        </span>
      )}
    </span>
  );
}

function Names(props: { names: string[] }) {
  const [first, ...others] = props.names;
  const { t } = useTranslationRef(paasTranslationRef);
  return first === undefined ? null : (
    <span className={styles.small} title={props.names.join('\n')}>
      <span className={styles.typed}>{first}</span>
      {others.length > 0 && (
        <span>{t('services.moreNames', { more: String(others.length) })}</span>
      )}
    </span>
  );
}
