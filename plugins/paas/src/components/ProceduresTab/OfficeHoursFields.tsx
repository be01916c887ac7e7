import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, Switch, TextField } from '@backstage/ui';
import type { ProcedureCondition } from '@mooring/backstage-plugin-paas-common';
import { useWeekdays } from '../../hooks/useConditionWords';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './ProceduresTab.module.css';

type OfficeHours = NonNullable<ProcedureCondition['outside']>;

/** Props of {@link OfficeHoursFields}. */
export interface OfficeHoursFieldsProps {
  value: OfficeHours | undefined;
  onChange: (value: OfficeHours | undefined) => void;
}

/** Whether it matters when a change is asked for. */
export function OfficeHoursFields(props: OfficeHoursFieldsProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const weekdays = useWeekdays();
  return (
    <>
      <Switch
        label={t('policies.outside')}
        isSelected={value !== undefined}
        onChange={isOn => onChange(isOn ? usualHours() : undefined)}
      />
      {value && (
        <>
          <CheckboxGroup
            label={t('policies.days')}
            orientation="horizontal"
            value={value.days.map(String)}
            onChange={days =>
              onChange({ ...value, days: days.map(Number).sort() })
            }
          >
            {weekdays.map((name, index) => (
              <Checkbox key={name} value={String(index + 1)}>
                {name}
              </Checkbox>
            ))}
          </CheckboxGroup>
          <div className={styles.pair}>
            <TextField
              label={t('policies.hoursFrom')}
              placeholder="08:00"
              value={value.from}
              onChange={from => onChange({ ...value, from })}
            />
            <TextField
              label={t('policies.hoursUntil')}
              placeholder="18:00"
              value={value.until}
              onChange={until => onChange({ ...value, until })}
            />
            <TextField
              label={t('policies.timeZone')}
              description={t('policies.timeZoneHint')}
              value={value.timeZone}
              onChange={timeZone => onChange({ ...value, timeZone })}
            />
          </div>
        </>
      )}
    </>
  );
}

function usualHours(): OfficeHours {
  return {
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    days: [1, 2, 3, 4, 5],
    from: '08:00',
    until: '18:00',
  };
}
