import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMooringFormats } from '@mooring/react';
import { needsAttention } from '../../lib/overview/attention';
import type { ProjectGroup } from '../../lib/overview/groupByProject';
import { refName } from '../../lib/refName';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ServicesTable.module.css';

/** Props of {@link GroupHeading}. */
export interface GroupHeadingProps {
  group: ProjectGroup;
}

/** A project, how many services it has here, and how many of them want somebody. */
export function GroupHeading(props: GroupHeadingProps) {
  const { projectRef, rows } = props.group;
  const { t } = useTranslationRef(paasTranslationRef);
  const { number } = useMooringFormats();
  const wanting = rows.filter(row => row.instances.some(needsAttention)).length;
  return (
    <>
      <span className={styles.project}>
        {refName(projectRef) || t('services.noProject')}
      </span>{' '}
      <span className={styles.calm}>
        {t('services.count', {
          count: rows.length,
          number: number(rows.length),
        })}
        {wanting > 0 &&
          ` · ${t('services.wanting', {
            count: wanting,
            number: number(wanting),
          })}`}
      </span>
    </>
  );
}
