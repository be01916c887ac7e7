import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextAreaField } from '@backstage/ui';
import Drawer from '@material-ui/core/Drawer';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { useId, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useAcceptPlan } from '../../hooks/useAcceptPlan';
import { usePlan } from '../../hooks/usePlan';
import { placesOf } from '../../lib/placesOf';
import { operationRouteRef } from '../../routes';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { FreezeBanner } from '../FreezeBanner';
import { ReservationNote } from '../ReservationLine';
import styles from './ChangeDrawer.module.css';
import { ChangeFooter } from './ChangeFooter';
import { ConfirmLabel } from './ConfirmLabel';
import { ExceptionFields } from './ExceptionFields';
import { PlanPane } from './PlanPane';
import { useConfirmRefusal } from './useConfirmRefusal';
import { useExceptions } from './useExceptions';

/** Props of {@link ChangeDrawer}. */
export interface ChangeDrawerProps {
  title: string;
  /** The number of the newest release, which the plan is made from. */
  from?: number;
  /** What the form asks for; undefined as long as it is not filled in. */
  change: Change | undefined;
  /** Why the change cannot be confirmed yet, although there may be a plan. */
  reason?: string;
  confirmLabel: string;
  destructive?: boolean;
  /** The fields. */
  children: ReactNode;
  /** What is chosen above the plan. */
  planHead?: ReactNode;
  onClose: () => void;
}

/**
 * The frame of every change: the form on the left, what will happen on the right,
 * and a button that confirms exactly the plan on the screen.
 */
export function ChangeDrawer(props: ChangeDrawerProps) {
  const { title, from, change, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const navigate = useNavigate();
  const operationLink = useRouteRef(operationRouteRef);
  const titleId = useId();
  const [note, setNote] = useState('');
  const places = placesOf(change);
  const exceptions = useExceptions();
  const { emergency, freezeOverride } = exceptions;
  const preview = usePlan(change, emergency !== undefined);
  const { plan, isCurrent } = preview;
  const accept = useAcceptPlan(plan?.hash);
  const refusal = useConfirmRefusal({ ...preview, ...props, exceptions });

  const confirm = async () => {
    if (refusal !== undefined || !change || !plan || accept.isPending) {
      return;
    }
    try {
      const operation = await accept.mutateAsync({
        change,
        planHash: plan.hash,
        ...(note.trim() !== '' && { note: note.trim() }),
        ...(emergency !== undefined && { emergency: emergency.trim() }),
        ...(freezeOverride !== undefined && {
          freezeOverride: freezeOverride.trim(),
        }),
      });
      navigate(operationLink?.({ id: operation.id }) ?? '.');
    } catch {
      // The pane shows the error. Whatever it was, the plan is looked at afresh.
      preview.refetch();
    }
  };

  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      PaperProps={{
        className: styles.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <form
        className={styles.frame}
        onSubmit={event => {
          event.preventDefault();
          confirm();
        }}
      >
        <div className={styles.head}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          {from !== undefined && (
            <span className={styles.from}>
              {t('change.from', { release: String(from) })}
            </span>
          )}
        </div>
        <div className={styles.panes}>
          <div className={styles.form}>
            <FreezeBanner
              environments={places.map(({ environment }) => environment)}
            />
            <ReservationNote places={places} />
            {props.children}
            <TextAreaField
              label={t('change.note')}
              description={t('change.noteHint')}
              rows={2}
              maxLength={2000}
              value={note}
              onChange={setNote}
            />
            {plan && <ExceptionFields plan={plan} exceptions={exceptions} />}
          </div>
          <PlanPane
            plan={plan}
            isCurrent={isCurrent}
            isWanted={change !== undefined}
            error={preview.error}
            acceptError={accept.error}
            onRetry={() => preview.refetch()}
          >
            {props.planHead}
          </PlanPane>
        </div>
        <ChangeFooter
          reason={refusal}
          confirmLabel={
            <ConfirmLabel
              plan={plan}
              isEmergency={emergency !== undefined}
              label={props.confirmLabel}
            />
          }
          destructive={props.destructive}
          isPending={accept.isPending}
          onCancel={onClose}
        />
      </form>
    </Drawer>
  );
}
