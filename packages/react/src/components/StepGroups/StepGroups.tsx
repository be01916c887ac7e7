import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { OperationDetail } from '@mooring/backstage-plugin-paas-common';
import { useId } from 'react';
import { useMooringFormats } from '../../hooks/useMooringFormats';
import { usePlaceWords } from '../../hooks/usePlaceWords';
import { wavesOf } from '../../lib/wavesOf';
import { mooringTranslationRef } from '../../translation/mooringTranslationRef';
import { StepTimeline, type StepTimelineProps } from '../StepTimeline';
import styles from './StepGroups.module.css';

type Target = OperationDetail['targets'][number];

/** Props of {@link StepGroups}. */
export interface StepGroupsProps extends Pick<StepTimelineProps, 'renderGate'> {
  operation: Pick<OperationDetail, 'targets' | 'stepList'>;
}

/**
 * The steps of an operation; of one about several services by service, what goes
 * side by side beside each other, and below what it waits for.
 */
export function StepGroups(props: StepGroupsProps) {
  const { operation, renderGate } = props;
  const { targets, stepList } = operation;
  const { t } = useTranslationRef(mooringTranslationRef);
  const services = new Set(targets.map(({ serviceId }) => serviceId));
  if (services.size <= 1) {
    return <StepTimeline steps={stepList} renderGate={renderGate} />;
  }
  // Whoever is asked before anything begins is asked about all of it.
  const first = stepList.findIndex(({ gate }) => !gate);
  const [before, rest] = [
    stepList.slice(0, Math.max(first, 0)),
    stepList.slice(Math.max(first, 0)),
  ];
  return (
    <div className={styles.root}>
      {before.length > 0 && (
        <StepTimeline steps={before} renderGate={renderGate} />
      )}
      <ol className={styles.waves} aria-label={t('plan.order')}>
        {wavesOf(targets).map(wave => (
          <li key={wave[0]!.instance} className={styles.wave}>
            {wave.map(target => (
              <Group
                key={target.instance}
                target={target}
                targets={targets}
                renderGate={renderGate}
                steps={rest.filter(
                  ({ instance }) => instance === target.instance,
                )}
              />
            ))}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Group(
  props: StepTimelineProps & { target: Target; targets: readonly Target[] },
) {
  const { target, targets, steps, renderGate } = props;
  const { waitsFor = [] } = target;
  const { t } = useTranslationRef(mooringTranslationRef);
  const { list } = useMooringFormats();
  const placeOf = usePlaceWords(targets);
  const titleId = useId();
  return (
    <section className={styles.group} aria-labelledby={titleId}>
      <div className={styles.head}>
        <h3 id={titleId} className={styles.title}>
          {placeOf(target.instance)}
        </h3>
        <span className={styles.secondary}>
          {t('timeline.done', {
            done: String(steps.filter(({ state }) => state === 'done').length),
            steps: String(steps.length),
          })}
        </span>
      </div>
      {waitsFor.length > 0 && (
        <p className={styles.waits}>
          {t('plan.waitsFor', {
            places: list(waitsFor.map(ref => placeOf(ref) ?? ref)),
          })}
        </p>
      )}
      {steps.length === 0 ? (
        <Text as="p" color="secondary">
          {t('plan.nothing')}
        </Text>
      ) : (
        <StepTimeline steps={steps} renderGate={renderGate} />
      )}
    </section>
  );
}
