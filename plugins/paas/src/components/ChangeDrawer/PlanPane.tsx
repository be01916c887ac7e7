import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Alert,
  BgProvider,
  Skeleton,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import type { PlanPreview } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, statusOf } from '@mooring/react';
import type { ReactNode } from 'react';
import { isFrozen } from '../../lib/gates';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import styles from './ChangeDrawer.module.css';
import { PlanContent } from './PlanContent';

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
  /** What is chosen above the plan. */
  children?: ReactNode;
}

/** What will happen; greyed while a newer plan is being worked out. */
export function PlanPane(props: PlanPaneProps) {
  const { plan, isCurrent, isWanted, error, acceptError, onRetry } = props;
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const isPlanning = isWanted && !isCurrent && !error;
  return (
    <section className={styles.plan} aria-label={tChange('change.happens')}>
      <BgProvider bg="neutral-1">
        {props.children}
        <h3 className={styles.heading}>{tChange('change.happens')}</h3>
        {acceptError && (
          <AcceptError
            error={acceptError}
            isFrozen={plan !== undefined && isFrozen(plan)}
          />
        )}
        {error && (
          <ErrorNote
            title={tChange('change.planError')}
            error={error}
            onRetry={onRetry}
          />
        )}
        <div role="status" className={styles.status}>
          {isPlanning && (
            <VisuallyHidden>{tChange('change.planning')}</VisuallyHidden>
          )}
          {isPlanning && !plan && <PlanSkeleton />}
        </div>
        {!isWanted && !plan && (
          <Text as="p" color="secondary">
            {tChange('change.fillIn')}
          </Text>
        )}
        {plan && !error && (
          <div
            className={`${styles.content} ${isPlanning ? styles.outdated : ''}`}
          >
            <PlanContent plan={plan} />
          </div>
        )}
      </BgProvider>
    </section>
  );
}

function PlanSkeleton() {
  return (
    <div className={styles.content}>
      <Skeleton width="70%" height={18} />
      <Skeleton width="55%" height={18} />
      <Skeleton width="80%" height={18} />
      <Skeleton width="40%" height={18} />
    </div>
  );
}

/** A conflict means that the world moved on: the plan was made anew and waits for another look. */
function AcceptError(props: { error: Error; isFrozen: boolean }) {
  const { t: tChange } = useTranslationRef(changeTranslationRef);
  const { t: tGates } = useTranslationRef(gatesTranslationRef);
  if (props.isFrozen) {
    return <ErrorNote title={tGates('change.refused')} error={props.error} />;
  }
  return statusOf(props.error) === 409 ? (
    <div role="alert">
      <Alert
        status="warning"
        icon
        title={tChange('change.moved')}
        description={tChange('change.movedHint')}
      />
    </div>
  ) : (
    <ErrorNote error={props.error} />
  );
}
