import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { AccessReview } from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { refName } from '../../lib/refName';
import { groupAccess } from '../../lib/groupAccess';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';
import styles from './AccessTable.module.css';

/** Props of {@link AccessTable}. */
export interface AccessTableProps {
  review: AccessReview;
}

/** A line for each project and whoever may change it, with what they may. */
export function AccessTable(props: AccessTableProps) {
  const { review } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const { list } = useMooringFormats();
  const usersOf = new Map(
    review.members.map(({ group, users }) => [group, users]),
  );
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('access.label')}>
        <thead>
          <tr>
            <th scope="col">{t('audit.project')}</th>
            <th scope="col">{t('access.who')}</th>
            <th scope="col">{t('access.members')}</th>
            <th scope="col">{t('access.may')}</th>
          </tr>
        </thead>
        {review.items.map(item => {
          const lines = groupAccess(item);
          return (
            <tbody key={item.projectRef}>
              {lines.map(({ group, permissions }, index) => (
                <tr key={group ?? 'everybody'}>
                  {index === 0 && (
                    <th scope="rowgroup" rowSpan={lines.length}>
                      {item.title}
                    </th>
                  )}
                  <td>
                    {group === undefined
                      ? t('access.everybody')
                      : refName(group)}
                    {group !== undefined && group === item.ownerRef && (
                      <span className={styles.secondary}>
                        {' '}
                        {t('access.owner')}
                      </span>
                    )}
                  </td>
                  <td>
                    {list((usersOf.get(group ?? '') ?? []).map(refName)) || '—'}
                  </td>
                  <td>
                    {permissions.length === review.permissions.length
                      ? t('access.all')
                      : permissions
                          .map(name => name.replace('paas.instance.', ''))
                          .join(', ')}
                  </td>
                </tr>
              ))}
              {lines.length === 0 && (
                <tr>
                  <th scope="row">{item.title}</th>
                  <td colSpan={3}>{t('access.nobody')}</td>
                </tr>
              )}
            </tbody>
          );
        })}
      </table>
    </div>
  );
}
