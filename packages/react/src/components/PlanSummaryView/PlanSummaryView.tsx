import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, VisuallyHidden } from '@backstage/ui';
import type {
  PlanPreview,
  PlanSummary,
} from '@mooring/backstage-plugin-paas-common';
import { useContentWords } from '../../hooks/useContentWords';
import { useEnvironments } from '../../hooks/useEnvironments';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { ContentChanges } from '../ContentChanges';
import styles from './PlanSummaryView.module.css';

/** Props of {@link PlanSummaryView}. */
export interface PlanSummaryViewProps {
  plan: PlanPreview;
}

/** What a plan comes to, as a person would say it: what changes, what stays, which pods it takes. */
export function PlanSummaryView(props: PlanSummaryViewProps) {
  const { summary, targets } = props.plan;
  const { titleOf } = useEnvironments();
  return (
    <>
      {summary.map(item => {
        const target = targets.find(
          ({ instance }) => instance === item.instance,
        );
        return (
          <div key={item.instance} className={styles.root}>
            {summary.length > 1 && (
              <h4 className={styles.place}>
                {target ? titleOf(target.environment) : item.instance}
              </h4>
            )}
            <InstanceSummary summary={item} />
          </div>
        );
      })}
    </>
  );
}

function InstanceSummary(props: { summary: PlanSummary }) {
  const { changes, unchanged } = props.summary;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { list } = useMooringFormats();
  const { partOf } = useContentWords();
  return (
    <>
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
      <Pods {...props} />
    </>
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
