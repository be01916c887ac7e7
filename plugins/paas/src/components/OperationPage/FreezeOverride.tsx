import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, ReasonedActions } from '@mooring/react';
import { useState } from 'react';
import { useOperationAnswer } from '../../hooks/useOperationAnswer';
import { useOwnership } from '../../hooks/useOwnership';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import { ReasonDialog } from './ReasonDialog';

/** Props of {@link FreezeOverride}. */
export interface FreezeOverrideProps {
  operation: OperationDetail;
  /** Whose members may let it through. */
  overrideGroup: string;
}

/** Lets an operation through the freeze that holds it, with a reason, for those who may. */
export function FreezeOverride(props: FreezeOverrideProps) {
  const { operation, overrideGroup } = props;
  const { t } = useTranslationRef(gatesTranslationRef);
  const { data: ownership } = useOwnership();
  const { primaryTitle: group } = useEntityPresentation(overrideGroup);
  const answer = useOperationAnswer(operation.id);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <ReasonedActions
        actions={[
          {
            id: 'overrideFreeze',
            label: t('freeze.override'),
            reason: ownership?.includes(overrideGroup)
              ? undefined
              : t('freeze.overrideRefused', { groups: group }),
            isPending: answer.isPending,
            onPress: () => setIsOpen(true),
          },
        ]}
      />
      {answer.error && <ErrorNote error={answer.error} />}
      {isOpen && (
        <ReasonDialog
          title={t('freeze.overrideTitle')}
          text={t('freeze.overrideText')}
          label={t('freeze.reason')}
          emptyRefusal={t('freeze.reasonFirst')}
          confirmLabel={t('freeze.overrideConfirm')}
          onClose={() => setIsOpen(false)}
          onConfirm={reason =>
            answer.mutate({ kind: 'overrideFreeze', reason })
          }
        />
      )}
    </>
  );
}
