import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PodView, Usage } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime, useLanguage } from '@mooring/react';
import { memo } from 'react';
import { formatCpu, formatMemory } from '../../lib/formatAmounts';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import { PodMenu, type PodMenuProps } from './PodMenu';
import { PodStateCell } from './PodStateCell';
import styles from './PodsTable.module.css';
import { PodTroubles } from './PodTroubles';

/** How many columns a row has. */
export const POD_COLUMNS = 8;

/** Props of {@link PodRow}. */
export interface PodRowProps extends Omit<PodMenuProps, 'pod'> {
  pod: PodView;
  /** Absent as long as nobody measured it. */
  usage: Usage['pods'][number] | undefined;
}

function Row(props: PodRowProps) {
  const { pod, usage, ...menu } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const language = useLanguage();
  const hasTrouble = pod.containers.some(({ trouble }) => trouble);
  return (
    <>
      <tr className={hasTrouble ? styles.withTrouble : undefined}>
        <th scope="row" className={styles.name} title={pod.name}>
          {pod.name}
        </th>
        <td>
          <PodStateCell pod={pod} />
        </td>
        <td className={styles.name} title={pod.node}>
          {pod.node ?? '—'}
        </td>
        <td>
          <RelativeTime at={pod.createdAt} />
        </td>
        <td className={styles.number}>{pod.restarts}</td>
        <td className={styles.number}>
          {usage?.cpu === undefined ? '—' : formatCpu(usage.cpu, language)}
        </td>
        <td className={styles.number}>
          {usage?.memory === undefined
            ? '—'
            : formatMemory(usage.memory, language)}
        </td>
        <td className={styles.menu}>
          <PodMenu pod={pod.name} {...menu} />
        </td>
      </tr>
      {hasTrouble && (
        <tr className={styles.troubleRow}>
          <td
            colSpan={POD_COLUMNS}
            aria-label={t('pods.troubleOf', { pod: pod.name })}
          >
            <PodTroubles pod={pod} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A pod, and below it what is the matter; drawn again only when it has changed. */
export const PodRow = memo(Row);
