import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Flex, Slider, TextField } from '@backstage/ui';
import { RiAddLine, RiSubtractLine } from '@remixicon/react';
import { useState } from 'react';
import { parseWhole } from '../../lib/scaleChange';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import styles from './ScaleDrawer.module.css';

/** Props of {@link ReplicasField}. */
export interface ReplicasFieldProps {
  /** undefined as long as what stands in the field is no number from 1 to `max`. */
  value: number | undefined;
  now: number;
  max: number;
  onChange: (value: number | undefined) => void;
}

/**
 * A number of replicas with − and +, and a slider over all that the policy allows.
 *
 * @remarks
 * The number field of Backstage UI puts a number that is out of range right by
 * itself; here the person is told instead, because a plan is made of it.
 */
export function ReplicasField(props: ReplicasFieldProps) {
  const { value, now, max, onChange } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const [text, setText] = useState(String(value ?? ''));
  const set = (next: string) => {
    setText(next);
    onChange(parseWhole(next, { min: 1, max }));
  };
  return (
    <div className={styles.replicas}>
      <Flex align="end" gap="2">
        <TextField
          label={t('change.replicas')}
          description={
            value === undefined
              ? t('change.replicasRange', { max: String(max) })
              : t('change.replicasNow', { now: String(now), max: String(max) })
          }
          inputMode="numeric"
          isInvalid={value === undefined}
          value={text}
          onChange={set}
          onKeyDown={event => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            const next = step === undefined ? undefined : (value ?? now) + step;
            if (next !== undefined && next >= 1 && next <= max) {
              event.preventDefault();
              set(String(next));
            } else {
              // Enter confirms the form and Esc closes the drawer.
              event.continuePropagation();
            }
          }}
        />
        <ButtonIcon
          variant="secondary"
          icon={<RiSubtractLine />}
          aria-label={t('change.fewer')}
          isDisabled={value === undefined || value <= 1}
          onPress={() => set(String((value ?? now) - 1))}
        />
        <ButtonIcon
          variant="secondary"
          icon={<RiAddLine />}
          aria-label={t('change.more')}
          isDisabled={value === undefined || value >= max}
          onPress={() => set(String((value ?? now) + 1))}
        />
      </Flex>
      {max > 1 && (
        <Slider
          aria-label={t('change.replicas')}
          minValue={1}
          maxValue={max}
          value={value ?? now}
          onChange={next => set(String(next))}
        />
      )}
    </div>
  );
}
