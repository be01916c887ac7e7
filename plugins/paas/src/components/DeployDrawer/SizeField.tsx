import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, TextField } from '@backstage/ui';
import type { Size } from '@mooring/backstage-plugin-paas-common';
import { useSizeWords } from '../../hooks/useSizeWords';
import {
  CUSTOM,
  figuresOf,
  isQuantity,
  type SizeForm,
} from '../../lib/deploy/sizeForm';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { Choice } from '../Choice';
import styles from './DeployDrawer.module.css';

/** Props of {@link SizeField}. */
export interface SizeFieldProps {
  sizes: Size[];
  value: SizeForm;
  onChange: (value: SizeForm) => void;
}

/** How large a replica is: one of the blueprint's sizes, or in figures. */
export function SizeField(props: SizeFieldProps) {
  const { sizes, value, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const sizeWords = useSizeWords();
  const chosen = sizes.find(({ name }) => name === value.name);
  return (
    <div className={styles.group}>
      <h3 className={styles.title}>{t('change.size')}</h3>
      <Choice
        label={t('change.size')}
        value={value.name}
        options={[
          ...sizes
            .filter(({ name }) => name !== CUSTOM)
            .map(({ name }) => ({ value: name, label: name })),
          { value: CUSTOM, label: t('change.size.custom') },
        ]}
        onChange={name => {
          const size = sizes.find(item => item.name === name);
          // Custom figures begin with those of the size before.
          onChange({ ...value, ...(size && figuresOf(size)), name });
        }}
      />
      {chosen && (
        <Text as="p" variant="body-small" color="secondary">
          {sizeWords(chosen.resources)}
        </Text>
      )}
      {value.name === CUSTOM && (
        <CustomFields value={value} onChange={onChange} />
      )}
    </div>
  );
}

function CustomFields(props: Omit<SizeFieldProps, 'sizes'>) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const field = (
    name: Exclude<keyof SizeForm, 'name'>,
    label: string,
    isOptional = false,
  ) => {
    const isWrong = !isQuantity(value[name], isOptional);
    return (
      <TextField
        label={label}
        description={
          (isWrong && t('change.quantityWrong')) ||
          (isOptional && t('change.cpuLimitHint')) ||
          undefined
        }
        isInvalid={isWrong}
        autoComplete="off"
        value={value[name]}
        onChange={text => onChange({ ...value, [name]: text })}
      />
    );
  };
  return (
    <>
      <div className={styles.figures}>
        {field('cpuRequest', t('change.cpuRequest'))}
        {field('cpuLimit', t('change.cpuLimit'), true)}
        {field('memoryRequest', t('change.memoryRequest'))}
        {field('memoryLimit', t('change.memoryLimit'))}
      </div>
      <Text as="p" variant="body-small" color="secondary">
        {t('change.quantityHint')}
      </Text>
    </>
  );
}
