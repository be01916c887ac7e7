import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, VisuallyHidden } from '@backstage/ui';
import type {
  PlanPreview,
  PlanSummary,
} from '@mooring/backstage-plugin-paas-common';
import { useId } from 'react';
import { useContentWords } from '../../hooks/useContentWords';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { usePlaceWords } from '../../hooks/usePlaceWords';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { ContentChanges } from '../ContentChanges';
import { PlanOrder } from '../PlanOrder';
import styles from './PlanSummaryView.module.css';

/** Props of {@link PlanSummaryView}. */
export interface PlanSummaryViewProps {
  plan: PlanPreview;
}

/** What a plan comes to, as a person would say it: what changes, what stays, which pods it takes. */
export function PlanSummaryView(props: PlanSummaryViewProps) {
  const { summary } = props.plan;
  const placeOf = usePlaceWords(summary);
  return (
    <>
      {summary.some(({ waitsFor }) => waitsFor) && (
        <PlanOrder items={summary} />
      )}
      {summary.map(item => (
        <InstanceSummary
          key={item.instance}
          summary={item}
          place={placeOf(item.instance)}
        />
      ))}
    </>
  );
}

function InstanceSummary(props: {
  summary: PlanSummary;
  /** Where there are several. */
  place: string | undefined;
}) {
  const { summary, place } = props;
  const { changes, unchanged } = summary;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { list } = useMooringFormats();
  const { partOf } = useContentWords();
  const placeId = useId();
  return (
    <section
      className={styles.root}
      aria-labelledby={place === undefined ? undefined : placeId}
    >
      {place !== undefined && (
        <h4 id={placeId} className={styles.place}>
          {place}
        </h4>
      )}
      {changes.length > 0 && (
        <ContentChanges label={t('plan.changes')} changes={changes} />
      )}
      {unchanged.length > 0 && (
        <p className={styles.unchanged}>
          <span className={styles.sign} aria-hidden>
            =
          </span>
          <VisuallyHidden>{t('plan.unchanged')}</VisuallyHidden>
          {list(unchanged.map(partOf))}
        </p>
      )}
      <Pods summary={summary} />
    </section>
  );
}

function Pods(props: { summary: PlanSummary }) {
  const { podsReplaced, estimateSeconds } = props.summary;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { duration } = useMooringFormats();
  const pods =
    podsReplaced === 0
      ? t('plan.noPods')
      : t('plan.pods', { count: podsReplaced });
  return (
    <Text as="p">
      {estimateSeconds === undefined
        ? pods
        : t('plan.about', { pods, duration: duration(estimateSeconds * 1000) })}
    </Text>
  );
}
