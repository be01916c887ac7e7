import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Holder } from '@mooring/backstage-plugin-paas-common';
import { Elapsed, useMooringFormats, useSentences } from '@mooring/react';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { HolderName } from '../HolderName';

/** Props of {@link HolderSentence}. */
export interface HolderSentenceProps {
  holder: Holder;
}

/** Who or what an operation waits for, why, and since when. */
export function HolderSentence(props: HolderSentenceProps) {
  const { code, reason, since, until } = props.holder;
  const name = <HolderName holder={props.holder} />;
  const { t } = useTranslationRef(operationsTranslationRef);
  const { dateTime } = useMooringFormats();
  const tell = useSentences();
  return (
    <>
      <Text as="p">
        {t(
          code === undefined
            ? 'operation.waitsFor'
            : `operation.holder.${code}`,
          {
            name,
          },
        )}{' '}
        <Text color="secondary">
          {t('operation.waitingFor', {
            duration: <Elapsed from={since} to={undefined} />,
          })}
        </Text>
      </Text>
      {/* Of a gate it stands with the gate. */}
      {until !== undefined && (code === 'freeze' || code === 'reserved') && (
        <Text as="p">{t('operation.until', { time: dateTime(until) })}</Text>
      )}
      {/* Outsiders see who holds it, not why. */}
      {reason !== '' && (
        <Text as="p" color="secondary">
          {tell(reason)}
        </Text>
      )}
    </>
  );
}
