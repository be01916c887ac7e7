import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import type {
  GateInput,
  OperationDetail,
  OperationStep,
} from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { agreedAt, gateType } from '../../lib/gates';
import { gatesTranslationRef } from '../../translation/gates/gatesTranslationRef';
import { DecisionList } from './DecisionList';
import styles from './Gates.module.css';

/** Props of {@link GateDetails}. */
export interface GateDetailsProps {
  operation: OperationDetail;
  step: OperationStep & { gate: GateInput };
}

/** What a gate asks of whom, by which procedure and until when, and what was decided there. */
export function GateDetails(props: GateDetailsProps) {
  const { operation, step } = props;
  const { gate, seq } = step;
  const { t } = useTranslationRef(gatesTranslationRef);
  const { dateTime } = useMooringFormats();
  const until = step.state === 'waiting' ? operation.holder?.until : undefined;
  return (
    <div className={styles.gate}>
      {gate.instructions !== '' && (
        <p className={styles.instructions}>{gate.instructions}</p>
      )}
      <Text as="p" variant="body-small" color="secondary">
        {t(`gate.asks.${gateType(step.type)}`, {
          group: (
            <EntityDisplayName entityRef={gate.group} hideIcon disableTooltip />
          ),
        })}{' '}
        {t('gate.agreed', {
          agreed: String(agreedAt(operation, seq)),
          count: gate.count,
        })}
        {gate.requesterMay && ` ${t('gate.requesterMay')}`}
      </Text>
      <Text as="p" variant="body-small" color="secondary">
        {t('gate.procedure', { procedure: gate.procedure })}
        {until !== undefined &&
          ` · ${t('gate.until', { time: dateTime(until) })}`}
        {step.state === 'pending' &&
          ` · ${t('gate.expires', { count: gate.expiresAfterHours })}`}
      </Text>
      <DecisionList
        decisions={operation.decisions.filter(it => it.seq === seq)}
      />
    </div>
  );
}
