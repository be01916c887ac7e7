import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import { useEnvironments } from '@mooring/react';
import { useState } from 'react';
import { placeOf, type ChangeTarget } from '../../lib/changeTarget';
import {
  boundsOf,
  scaleStateOf,
  type Bounds,
  type ScaleState,
} from '../../lib/scaleChange';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { AutoscalerFields } from './AutoscalerFields';
import { ReplicasField } from './ReplicasField';

/** Another number of replicas for one instance, or an autoscaler that decides on it. */
export function ScaleDrawer(props: ChangeTarget) {
  const { service, environment, inside, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  // As it was when the drawer opened: the card goes on polling behind it.
  const [start] = useState(inside);
  const bounds = boundsOf(start);
  const [mode, setMode] = useState(bounds.mode);
  const [replicas, setReplicas] = useState<number | undefined>(bounds.replicas);
  const [auto, setAuto] = useState(bounds.auto);
  const state = scaleStateOf(placeOf(props), bounds, { mode, replicas, auto });
  return (
    <ChangeDrawer
      title={t('change.title.scale', {
        service: service.name,
        environment: titleOf(environment),
      })}
      from={inside.head}
      change={state.change}
      reason={useIssueText(bounds, state)}
      confirmLabel={useConfirmLabel(bounds, { mode, replicas, auto })}
      onClose={onClose}
    >
      {inside.stopped && <Text as="p">{t('change.about.scaleStopped')}</Text>}
      <RadioGroup
        label={t('change.scaling')}
        value={mode}
        onChange={value => setMode(value === 'auto' ? 'auto' : 'fixed')}
      >
        <Radio value="fixed">{t('change.scaling.fixed')}</Radio>
        <Radio value="auto">{t('change.scaling.auto')}</Radio>
      </RadioGroup>
      {mode === 'fixed' && bounds.mode === 'fixed' && (
        <ReplicasField
          value={replicas}
          now={bounds.replicas}
          max={bounds.max}
          onChange={setReplicas}
        />
      )}
      {mode === 'fixed' && bounds.mode === 'auto' && (
        <Text as="p" color="secondary">
          {t('change.autoOff')}
        </Text>
      )}
      {mode === 'auto' && (
        <AutoscalerFields value={auto} max={bounds.max} onChange={setAuto} />
      )}
    </ChangeDrawer>
  );
}

function useIssueText(bounds: Bounds, { issue }: ScaleState) {
  const { t } = useTranslationRef(changeTranslationRef);
  return issue && t(`change.${issue}`, { max: String(bounds.max) });
}

function useConfirmLabel(
  bounds: Bounds,
  form: Pick<Bounds, 'mode' | 'auto'> & { replicas: number | undefined },
): string {
  const { t } = useTranslationRef(changeTranslationRef);
  if (form.mode === 'auto') {
    return t('change.confirm.autoscale', {
      min: form.auto.min,
      max: form.auto.max,
    });
  }
  return bounds.mode === 'auto'
    ? t('change.confirm.noAutoscaler')
    : t('change.confirm.scale', { count: form.replicas ?? bounds.replicas });
}
