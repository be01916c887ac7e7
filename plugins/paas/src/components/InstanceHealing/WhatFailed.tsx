import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Healing } from '@mooring/backstage-plugin-paas-common';
import { runtimeMessages } from '../../translation/runtime/messages';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceHealing.module.css';

type ReasonKey = Extract<
  keyof typeof runtimeMessages,
  `healing.reason.${string}`
>;

/** Props of {@link WhatFailed}. */
export interface WhatFailedProps {
  healing: Healing;
}

/** The pod or container that failed, and why, as far as there are words for it. */
export function WhatFailed(props: WhatFailedProps) {
  const { pod, container, reason, exitCode } = props.healing;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const key = `healing.reason.${reason}`;
  return (
    <span className={styles.what}>
      <span className={styles.name}>
        {container === undefined ? pod : `${pod} / ${container}`}
      </span>
      <span className={styles.secondary} title={reason}>
        {[
          isReasonKey(key) ? t(key) : reason,
          exitCode !== undefined &&
            t('pods.exitCode', { code: String(exitCode) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  );
}

function isReasonKey(key: string): key is ReasonKey {
  return Object.hasOwn(runtimeMessages, key);
}
