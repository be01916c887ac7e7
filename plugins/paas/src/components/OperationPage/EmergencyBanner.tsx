import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Alert, Text } from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import {
  ErrorNote,
  ReasonedActions,
  RelativeTime,
  useMooringFormats,
} from '@mooring/react';
import { useState } from 'react';
import { useOperationAnswer } from '../../hooks/useOperationAnswer';
import { refName } from '../../lib/refName';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import { ReasonDialog } from './ReasonDialog';

/** Props of {@link EmergencyBanner}. */
export interface EmergencyBannerProps {
  operation: OperationDetail;
}

/** Marks what ran before it was approved: why, and who has looked at it since. */
export function EmergencyBanner(props: EmergencyBannerProps) {
  const { emergency } = props.operation;
  const { t } = useTranslationRef(gatesTranslationRef);
  return emergency ? (
    <Alert
      status={emergency.review ? 'info' : 'warning'}
      icon
      title={t('emergency.title', { reason: emergency.reason })}
      description={
        emergency.review ? (
          <Reviewed {...emergency.review} />
        ) : (
          t('emergency.notReviewed')
        )
      }
      customActions={!emergency.review && <Review {...props} />}
    />
  ) : null;
}

function Reviewed(props: { actor: string; note?: string; at: string }) {
  const { t } = useTranslationRef(gatesTranslationRef);
  return (
    <>
      {t('emergency.reviewed', {
        actor: (
          <EntityDisplayName entityRef={props.actor} hideIcon disableTooltip />
        ),
        time: <RelativeTime at={props.at} />,
      })}
      {props.note !== undefined && <Text as="p">{props.note}</Text>}
    </>
  );
}

function Review(props: EmergencyBannerProps) {
  const { id, canReview, emergency } = props.operation;
  const { t } = useTranslationRef(gatesTranslationRef);
  const { list } = useMooringFormats();
  const answer = useOperationAnswer(id);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <ReasonedActions
        actions={[
          {
            id: 'review',
            label: t('emergency.review'),
            reason: canReview
              ? undefined
              : t('emergency.reviewRefused', {
                  groups: list((emergency?.groups ?? []).map(refName)),
                }),
            isPending: answer.isPending,
            onPress: () => setIsOpen(true),
          },
        ]}
      />
      {answer.error && <ErrorNote error={answer.error} />}
      {isOpen && (
        <ReasonDialog
          title={t('emergency.reviewTitle')}
          text={t('emergency.reviewText')}
          label={t('gate.note')}
          confirmLabel={t('emergency.reviewConfirm')}
          onClose={() => setIsOpen(false)}
          onConfirm={note => answer.mutate({ kind: 'review', note })}
        />
      )}
    </>
  );
}
