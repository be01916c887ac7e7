import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { AuditQuery } from '@mooring/backstage-plugin-paas-common';
import { useProjects } from '../../hooks/useProjects';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import { FilterSelect } from '../FilterSelect';
import { TimeField } from '../TimeField';
import styles from './AuditPage.module.css';
import { FilterText } from './FilterText';

/** Props of {@link AuditFilters}. */
export interface AuditFiltersProps {
  query: AuditQuery;
  onChange: (changed: AuditQuery) => void;
}

/** Which rows of the audit trail are shown; all conditions hold. */
export function AuditFilters(props: AuditFiltersProps) {
  const { query, onChange } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const projects = useProjects();
  return (
    <div
      className={styles.filters}
      role="search"
      aria-label={t('audit.filters')}
    >
      <FilterText
        label={t('audit.actor')}
        hint={t('audit.actorHint')}
        value={query.actor}
        onChange={actor => onChange({ actor })}
      />
      <FilterText
        label={t('audit.action')}
        hint={t('audit.actionHint')}
        value={query.action}
        onChange={action => onChange({ action })}
      />
      <FilterText
        label={t('audit.target')}
        hint={t('audit.targetHint')}
        value={query.target}
        onChange={target => onChange({ target })}
      />
      <FilterSelect
        label={t('audit.project')}
        allLabel={t('audit.anyProject')}
        value={query.projectRef}
        options={(projects.data ?? []).map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
        onChange={projectRef => onChange({ projectRef })}
      />
      <FilterSelect
        label={t('audit.outcome')}
        allLabel={t('audit.anyOutcome')}
        value={query.outcome}
        options={(['done', 'refused'] as const).map(outcome => ({
          value: outcome,
          label: t(`audit.outcome.${outcome}`),
        }))}
        onChange={outcome =>
          onChange({ outcome: outcome as AuditQuery['outcome'] })
        }
      />
      <div className={styles.period}>
        <TimeField
          label={t('audit.from')}
          value={query.from}
          onChange={from => onChange({ from })}
        />
        <TimeField
          label={t('audit.until')}
          value={query.until}
          onChange={until => onChange({ until })}
        />
      </div>
    </div>
  );
}
