import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  EnvironmentView,
  OverviewInstance,
  OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments, type VirtualTableColumn } from '@mooring/react';
import { useMemo } from 'react';
import { ENVIRONMENT_COLUMN } from '../../lib/overview/selectServices';
import { refName } from '../../lib/refName';
import { operationRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { ChangeCell } from './ChangeCell';
import { InstancesCell } from './InstancesCell';
import { NameCell } from './NameCell';
import { NamesCell } from './NamesCell';
import { useServiceWords } from './useServiceWords';
import styles from './ServicesTable.module.css';

/** The columns of the list of services: those of every installation, and one for each environment. */
export function useServiceColumns(options: {
  claims: readonly string[];
  /** Names of environments, in the order of their columns; the same array while they are the same. */
  places: readonly string[];
  /** Whether anything runs outside of the environments. */
  hasOtherPlaces: boolean;
}): VirtualTableColumn<OverviewRow>[] {
  const { claims, places, hasOtherPlaces } = options;
  const { t } = useTranslationRef(paasTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const words = useServiceWords();
  const entityLink = useRouteRef(entityRouteRef);
  const operationLink = useRouteRef(operationRouteRef);
  return useMemo(() => {
    const hrefOf = ({ entityRef }: OverviewRow) =>
      `${entityLink?.(parseEntityRef(entityRef)) ?? ''}/runtime`;
    const cellOf = (row: OverviewRow, environment: string | undefined) => (
      <InstancesCell
        words={words}
        row={row}
        environment={environment}
        titleOf={titleOf}
        href={hrefOf(row)}
      />
    );
    const columns: (VirtualTableColumn<OverviewRow> | false)[] = [
      {
        id: 'name',
        label: t('services.name'),
        width: 145,
        isRowHeader: true,
        isSortable: true,
        cell: row => (
          <NameCell
            words={words}
            row={row}
            href={hrefOf(row)}
            isOwn={row.ownerRef !== undefined && claims.includes(row.ownerRef)}
          />
        ),
      },
      ...places.map(name => ({
        id: `${ENVIRONMENT_COLUMN}${name}`,
        label: titleOf(name),
        width: 145,
        isSortable: true,
        cell: (row: OverviewRow) => cellOf(row, name),
      })),
      hasOtherPlaces && {
        id: 'elsewhere',
        label: t('services.elsewhere'),
        width: 145,
        cell: row => cellOf(row, undefined),
      },
      {
        id: 'project',
        label: t('services.project'),
        width: 80,
        isSortable: true,
        cell: ({ projectRef }) => refName(projectRef) || <None />,
      },
      {
        id: 'kind',
        label: t('services.kind'),
        width: 80,
        isSortable: true,
        cell: ({ kind }) => kind,
      },
      {
        id: 'owner',
        label: t('services.owner'),
        width: 80,
        isSortable: true,
        cell: ({ ownerRef }) => refName(ownerRef) || <None />,
      },
      {
        id: 'tag',
        label: t('services.tag'),
        width: 110,
        isSortable: true,
        cell: row => <Tags tags={tagsOf(row)} />,
      },
      {
        id: 'change',
        label: t('services.lastChange'),
        width: 145,
        isSortable: true,
        cell: ({ lastChange }) => (
          <ChangeCell
            words={words}
            change={lastChange}
            hrefOf={id => operationLink?.({ id }) ?? ''}
          />
        ),
      },
      {
        id: 'names',
        label: t('services.names'),
        width: 170,
        cell: row => (
          <NamesCell words={words} names={namesOf(row, environments ?? [])} />
        ),
      },
    ];
    return columns.filter(column => column !== false);
  }, [
    t,
    words,
    operationLink,
    titleOf,
    environments,
    entityLink,
    claims,
    places,
    hasOtherPlaces,
  ]);
}

function None() {
  return <span className={styles.calm}>—</span>;
}

function Tags(props: { tags: string[] }) {
  const words = props.tags.join(', ');
  return words ? (
    <span className={styles.typed} title={words}>
      {words}
    </span>
  ) : (
    <None />
  );
}

function tagsOf({ instances }: OverviewRow): string[] {
  return [...new Set(instances.flatMap(({ tag }) => tag ?? []))];
}

/** Those of production first: what people give to others. */
function namesOf(
  { instances }: OverviewRow,
  environments: EnvironmentView[],
): string[] {
  const production = environments
    .filter(environment => environment.production)
    .map(({ name }) => name);
  const isProduction = ({ environment = '' }: OverviewInstance) =>
    production.includes(environment);
  return [
    ...instances.filter(isProduction),
    ...instances.filter(instance => !isProduction(instance)),
  ].flatMap(({ names }) => names);
}
