import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { PodView } from '@mooring/backstage-plugin-paas-common';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './PodsTable.module.css';

/** Props of {@link PodTroubles}. */
export interface PodTroublesProps {
  pod: PodView;
}

/** What is the matter with the containers of a pod, as the cluster reports it. */
export function PodTroubles(props: PodTroublesProps) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const troubled = props.pod.containers.flatMap(({ name, trouble }) =>
    trouble ? [{ name, ...trouble }] : [],
  );
  return (
    <ul className={styles.troubles}>
      {troubled.map(({ name, reason, message, exitCode, restarts }) => (
        <li key={name}>
          <code>{name}</code>{' '}
          {[
            reason,
            exitCode !== undefined &&
              t('pods.exitCode', { code: String(exitCode) }),
            restarts > 0 && t('card.restarts', { count: restarts }),
          ]
            .filter(Boolean)
            .join(' · ')}
          {message !== '' && <span title={message}>{message}</span>}
        </li>
      ))}
    </ul>
  );
}
