import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { OperationStateChip, useSentences } from '@mooring/react';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { HolderSentence } from './HolderSentence';

/** Props of {@link OperationState}. */
export interface OperationStateProps {
  operation: OperationDetail;
}

/** Where an operation stands, in a sentence: what it waits for and since when. */
export function OperationState(props: OperationStateProps) {
  const { state, step, steps, holder, failure, requested } = props.operation;
  const { t } = useTranslationRef(operationsTranslationRef);
  const tell = useSentences();
  return (
    <Flex direction="column" gap="1" aria-live="polite">
      <Flex gap="2" align="center">
        <OperationStateChip state={state} />
        <Text as="p">
          {t(`operation.sentence.${state}`, {
            step: String(step),
            steps: String(steps),
          })}
        </Text>
      </Flex>
      {requested && <Text as="p">{t(`operation.${requested}Requested`)}</Text>}
      {holder && <HolderSentence holder={holder} />}
      {failure && (
        <Text as="p" color="danger">
          {t('operation.failure', { failure: tell(failure) })}
        </Text>
      )}
    </Flex>
  );
}
