import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { WebhookDelivery } from '@mooring/backstage-plugin-paas-common';
import {
  Chip,
  RelativeTime,
  useMooringFormats,
  type ChipTone,
} from '@mooring/react';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiTimeLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import styles from './WebhooksPage.module.css';

const LOOKS: Record<
  WebhookDelivery['state'],
  { tone: ChipTone; icon: RemixiconComponentType }
> = {
  delivered: { tone: 'quiet', icon: RiCheckboxCircleLine },
  pending: { tone: 'warning', icon: RiTimeLine },
  'given-up': { tone: 'negative', icon: RiCloseCircleLine },
};

/** Props of {@link DeliveryOutcome}. */
export interface DeliveryOutcomeProps {
  delivery: WebhookDelivery;
  /** What else there is to say, below. */
  children?: ReactNode;
}

/** What became of a message, when, and why nothing came of it if so. */
export function DeliveryOutcome(props: DeliveryOutcomeProps) {
  const { state, failure, status, attemptedAt, nextAt } = props.delivery;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const { time } = useMooringFormats();
  return (
    <div className={styles.outcome}>
      <Chip {...LOOKS[state]} label={t(`webhooks.state.${state}`)} />{' '}
      {attemptedAt && <RelativeTime at={attemptedAt} />}
      {failure && (
        <span className={styles.secondary}>
          {t(`webhooks.failure.${failure}`, { status: String(status ?? '') })}
        </span>
      )}
      {failure && nextAt && (
        <span className={styles.secondary}>
          {t('webhooks.again', { when: time(nextAt) })}
        </span>
      )}
      {props.children}
    </div>
  );
}
