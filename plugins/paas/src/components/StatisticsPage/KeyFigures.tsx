import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Text } from '@backstage/ui';
import type { Delivery } from '@mooring/backstage-plugin-paas-common';
import { useDeliveryWords } from '../../hooks/useDeliveryWords';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';
import styles from './KeyFigures.module.css';

/** Props of {@link KeyFigures}. */
export interface KeyFiguresProps {
  total: Delivery;
}

/** DORA's four keys for the whole time. */
export function KeyFigures(props: KeyFiguresProps) {
  const { total } = props;
  const { t } = useTranslationRef(boardTranslationRef);
  const { perDay, failureRate, seconds } = useDeliveryWords();
  const mostWithin = (value: number | undefined) =>
    value === undefined
      ? ''
      : t('statistics.p90Value', { value: seconds(value) });
  return (
    <div className={styles.figures}>
      <Figure
        label={t('statistics.frequency')}
        value={t('statistics.perDayValue', { value: perDay(total) })}
        more={t('statistics.deploymentsValue', {
          count: total.deployments,
        })}
      />
      <Figure
        label={t('statistics.leadTime')}
        value={seconds(total.leadTimeMedian)}
        more={mostWithin(total.leadTimeP90)}
      />
      <Figure
        label={t('statistics.failureRate')}
        value={failureRate(total)}
        more={t('statistics.failuresValue', { count: total.failures })}
      />
      <Figure
        label={t('statistics.restore')}
        value={seconds(total.restoreMedian)}
        more={mostWithin(total.restoreP90)}
      />
    </div>
  );
}

function Figure(props: { label: string; value: string; more: string }) {
  return (
    <Card>
      <CardBody>
        <Text as="h2" variant="body-medium" color="secondary">
          {props.label}
        </Text>
        <Text as="p" variant="title-medium">
          {props.value}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {props.more}
        </Text>
      </CardBody>
    </Card>
  );
}
