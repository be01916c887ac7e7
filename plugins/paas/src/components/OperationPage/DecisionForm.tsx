import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  Alert,
  Button,
  Radio,
  RadioGroup,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import type {
  Decide,
  OperationDetail,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, ReasonedActions } from '@mooring/react';
import { useState } from 'react';
import { useOperationAnswer } from '../../hooks/useOperationAnswer';
import { isWebAddress } from '../../lib/isWebAddress';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import styles from './Gates.module.css';

/** The value of the choice for oneself; no ref is empty. */
const SELF = 'self';

/** Props of {@link DecisionForm}. */
export interface DecisionFormProps {
  operation: OperationDetail;
  decidable: NonNullable<OperationDetail['decidable']>;
}

/** Approves, confirms or rejects exactly the plan that was looked at, for oneself or for somebody away. */
export function DecisionForm(props: DecisionFormProps) {
  const { operation, decidable } = props;
  const { type, seq, self, onBehalfOf } = decidable;
  const { t } = useTranslationRef(gatesTranslationRef);
  const answer = useOperationAnswer(operation.id);
  const [seenHash, setSeenHash] = useState(operation.planHash);
  const [note, setNote] = useState('');
  const [evidence, setEvidence] = useState('');
  const [chosen, setChosen] = useState<string>();
  const people = [...(self ? [SELF] : []), ...onBehalfOf];
  const person =
    chosen !== undefined && people.includes(chosen) ? chosen : people[0];
  const said = note.trim();
  const proof = evidence.trim();
  const isProofWrong = proof !== '' && !isWebAddress(proof);
  const isSeen = seenHash === operation.planHash;

  const decide = (verdict: Decide['verdict']) =>
    answer.mutate({
      kind: 'decide',
      decide: {
        ...{ seq, verdict, planHash: seenHash },
        ...(person !== SELF && { onBehalfOf: person }),
        ...(said !== '' && { note: said }),
        ...(proof !== '' && { evidenceUrl: proof }),
      },
    });
  const refusal = () => {
    if (!isSeen) {
      return t('gate.lookFirst');
    }
    return isProofWrong ? t('gate.evidenceWrong') : undefined;
  };
  const rejectRefusal = said === '' ? t('gate.rejectNeedsNote') : undefined;
  const pending = answer.isPending
    ? answer.variables?.kind === 'decide' && answer.variables.decide.verdict
    : undefined;
  return (
    <>
      {!isSeen && (
        <div role="alert">
          <Alert
            status="warning"
            icon
            title={t('gate.planChanged')}
            description={t('gate.planChangedHint')}
            customActions={
              <Button
                size="small"
                variant="secondary"
                onPress={() => {
                  setSeenHash(operation.planHash);
                  answer.reset();
                }}
              >
                {t('gate.lookedAt')}
              </Button>
            }
          />
        </div>
      )}
      {(people.length > 1 || !self) && (
        <RadioGroup
          label={t('gate.for')}
          orientation="horizontal"
          value={person}
          onChange={setChosen}
        >
          {people.map(value =>
            value === SELF ? (
              <Radio key={value} value={value}>
                {t('gate.forSelf')}
              </Radio>
            ) : (
              <AwayOption key={value} person={value} />
            ),
          )}
        </RadioGroup>
      )}
      <div className={styles.columns}>
        <TextAreaField
          label={t('gate.note')}
          description={t('gate.noteHint')}
          rows={2}
          maxLength={2000}
          value={note}
          onChange={setNote}
        />
        <TextField
          label={t('gate.evidence')}
          description={t('gate.evidenceHint')}
          type="url"
          maxLength={2000}
          value={evidence}
          isInvalid={isProofWrong}
          onChange={setEvidence}
        />
      </div>
      {answer.error && isSeen && <ErrorNote error={answer.error} />}
      <ReasonedActions
        actions={[
          {
            id: type,
            label: t(`gate.${type}`),
            variant: 'primary',
            reason: refusal(),
            isPending: pending === 'approved' || pending === 'confirmed',
            onPress: () =>
              decide(type === 'approve' ? 'approved' : 'confirmed'),
          },
          {
            id: 'reject',
            label: t('gate.reject'),
            destructive: true,
            reason: refusal() ?? rejectRefusal,
            isPending: pending === 'rejected',
            onPress: () => decide('rejected'),
          },
        ]}
      />
    </>
  );
}

function AwayOption(props: { person: string }) {
  const { t } = useTranslationRef(gatesTranslationRef);
  const { primaryTitle: person } = useEntityPresentation(props.person);
  return <Radio value={props.person}>{t('gate.forAway', { person })}</Radio>;
}
