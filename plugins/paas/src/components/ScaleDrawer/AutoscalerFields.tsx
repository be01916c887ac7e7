import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, TextField } from '@backstage/ui';
import { parseWhole, type AutoscalerForm } from '../../lib/scaleChange';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './ScaleDrawer.module.css';

/** Props of {@link AutoscalerFields}. */
export interface AutoscalerFieldsProps {
  value: AutoscalerForm;
  /** The largest number of replicas that the policy allows. */
  max: number;
  onChange: (value: AutoscalerForm) => void;
}

/** Between which numbers an autoscaler may choose, and what it aims at. */
export function AutoscalerFields(props: AutoscalerFieldsProps) {
  const { value, max, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const replicas = { min: 1, max };
  const field = (
    name: keyof AutoscalerForm,
    label: string,
    bounds: { min: number; max: number },
  ) => (
    <TextField
      label={label}
      inputMode="numeric"
      isInvalid={parseWhole(value[name], bounds) === undefined}
      value={value[name]}
      onChange={text => onChange({ ...value, [name]: text })}
    />
  );
  return (
    <>
      <div className={styles.bounds}>
        {field('min', t('change.autoMin'), replicas)}
        {field('max', t('change.autoMax'), replicas)}
        {field('cpuPercent', t('change.autoCpu'), { min: 10, max: 100 })}
      </div>
      <Text as="p" variant="body-small" color="secondary">
        {t('change.autoCpuHint')}
      </Text>
    </>
  );
}
