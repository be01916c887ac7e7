import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  BgProvider,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, PlanView, statusOf } from '@mooring/react';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import styles from './ChangeDrawer.module.css';

/** Enough of a hash to compare it by eye. */
const SHOWN_HASH = 'sha256:'.length + 12;

/** Props of {@link PlanPane}. */
export interface PlanPaneProps {
  plan: PlanPreview | undefined;
  isCurrent: boolean;
  /** Whether there is a change to plan for. */
  isWanted: boolean;
  /** Why there is no plan. */
  error: Error | null;
  /** Why the confirmed plan was refused. */
  acceptError: Error | null;
  onRetry: () => void;
}

/** What will happen; greyed while a newer plan is being worked out. */
export function PlanPane(props: PlanPaneProps) {
  const { plan, isCurrent, isWanted, error, acceptError, onRetry } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const isPlanning = isWanted && !isCurrent && !error;
  return (
    <section className={styles.plan} aria-label={t('change.happens')}>
      <BgProvider bg="neutral-1">
        <h3 className={styles.heading}>{t('change.happens')}</h3>
        {acceptError && <AcceptError error={acceptError} />}
        {error && (
          <ErrorNote
            title={t('change.planError')}
            error={error}
            onRetry={onRetry}
          />
        )}
        <div role="status">
          {isPlanning && (
            <VisuallyHidden>{t('change.planning')}</VisuallyHidden>
          )}
          {isPlanning && !plan && <Skeleton width="100%" height={120} />}
        </div>
        {plan && !error && (
          <div className={isPlanning ? styles.outdated : undefined}>
            {plan.steps.length === 0 ? (
              <Text as="p">{t('change.same')}</Text>
            ) : (
              <PlanView plan={plan} />
            )}
            <p className={styles.hash} title={plan.hash}>
              {t('change.planHash', {
                hash: `${plan.hash.slice(0, SHOWN_HASH)}…`,
              })}
            </p>
          </div>
        )}
      </BgProvider>
    </section>
  );
}

/** A conflict means that the world moved on: the plan was made anew and waits for another look. */
function AcceptError(props: { error: Error }) {
  const { t } = useTranslationRef(paasTranslationRef);
  return statusOf(props.error) === 409 ? (
    <div role="alert">
      <Alert
        status="warning"
        icon
        title={t('change.moved')}
        description={t('change.movedHint')}
      />
    </div>
  ) : (
    <ErrorNote error={props.error} />
  );
}
