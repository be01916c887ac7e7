import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SearchField } from '@backstage/ui';
import {
  statusWordSchema,
  type OverviewRow,
} from '@mooring/backstage-plugin-paas-common';
import {
  mooringTranslationRef,
  useEnvironments,
  useSlashKey,
} from '@mooring/react';
import { useMemo, useRef } from 'react';
import type { ServicesView } from '../../lib/overview/servicesView';
import { refName } from '../../lib/refName';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { FilterSelect } from '../FilterSelect';
import styles from './ServicesPage.module.css';

/** Props of {@link ServicesFilters}. */
export interface ServicesFiltersProps {
  /** All that there are, for what can be chosen. */
  rows: ReadonlyMap<string, OverviewRow>;
  view: ServicesView;
  onChange: (changed: Partial<ServicesView>) => void;
}

/** Which services are shown. */
export function ServicesFilters(props: ServicesFiltersProps) {
  const { rows, view, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: shared } = useTranslationRef(mooringTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const field = useRef<HTMLDivElement>(null);
  useSlashKey(field);
  const projects = useMemo(
    () => refOptions([...rows.values()].map(row => row.projectRef)),
    [rows],
  );
  const owners = useMemo(
    () => refOptions([...rows.values()].map(row => row.ownerRef)),
    [rows],
  );
  return (
    <div className={styles.filters} role="search">
      <SearchField
        ref={field}
        className={styles.search}
        size="small"
        aria-label={t('services.search')}
        placeholder={t('services.searchHint')}
        value={view.search}
        onChange={search => onChange({ search })}
      />
      <FilterSelect
        label={t('services.status')}
        allLabel={t('services.allStatuses')}
        value={view.status}
        options={[
          { value: 'attention', label: t('services.attention') },
          ...statusWordSchema.options.map(word => ({
            value: word,
            label: shared(`status.${word}`),
          })),
        ]}
        onChange={status =>
          onChange({ status: status as ServicesView['status'] })
        }
      />
      <FilterSelect
        label={t('services.environment')}
        allLabel={t('services.allEnvironments')}
        value={view.environment}
        options={(environments ?? []).map(({ name }) => ({
          value: name,
          label: titleOf(name),
        }))}
        onChange={environment => onChange({ environment })}
      />
      <FilterSelect
        label={t('services.project')}
        allLabel={t('services.allProjects')}
        value={view.projectRef}
        options={projects}
        onChange={projectRef => onChange({ projectRef })}
      />
      <FilterSelect
        label={t('services.owner')}
        allLabel={t('services.allOwners')}
        value={view.ownerRef}
        options={owners}
        onChange={ownerRef => onChange({ ownerRef })}
      />
    </div>
  );
}

function refOptions(refs: (string | undefined)[]) {
  return [...new Set(refs)]
    .flatMap(ref =>
      ref === undefined ? [] : [{ value: ref, label: refName(ref) }],
    )
    .sort((a, b) => a.label.localeCompare(b.label));
}
