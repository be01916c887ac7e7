import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { AuditEvent } from '@mooring/backstage-plugin-paas-common';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import styles from './AuditPage.module.css';
import { AuditRow } from './AuditRow';

/** Props of {@link AuditTable}. */
export interface AuditTableProps {
  events: AuditEvent[];
  /** They fit an earlier query. */
  isOutdated: boolean;
}

/** Rows of the audit trail, each with its detail on demand. */
export function AuditTable(props: AuditTableProps) {
  const { events, isOutdated } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  return (
    <div className={`${styles.scroll} ${isOutdated ? styles.outdated : ''}`}>
      <table className={styles.table} aria-label={t('audit.label')}>
        <thead>
          <tr>
            <th scope="col" aria-label={t('audit.detail')} />
            <th scope="col">{t('audit.at')}</th>
            <th scope="col">{t('audit.actor')}</th>
            <th scope="col">{t('audit.action')}</th>
            <th scope="col">{t('audit.outcome')}</th>
            <th scope="col">{t('audit.project')}</th>
            <th scope="col">{t('audit.target')}</th>
          </tr>
        </thead>
        {events.map(event => (
          <AuditRow key={event.id} event={event} />
        ))}
      </table>
    </div>
  );
}
