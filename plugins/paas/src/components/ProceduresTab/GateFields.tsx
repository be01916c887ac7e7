import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Select, TextAreaField, TextField } from '@backstage/ui';
import {
  gatePlaceSchema,
  type Gate,
} from '@mooring/backstage-plugin-paas-common';
import { useState } from 'react';
import { parseWhole } from '../../lib/scaleChange';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './ProceduresTab.module.css';

/** Props of {@link GateFields}. */
export interface GateFieldsProps {
  value: Gate;
  onChange: (value: Gate) => void;
}

/** What a gate asks of whom. */
export function GateFields(props: GateFieldsProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('policies.place')}
          options={gatePlaceSchema.options.map(place => ({
            value: place,
            label: t(`policies.place.${place}`),
          }))}
          value={value.place}
          onChange={place =>
            onChange({ ...value, place: place as Gate['place'] })
          }
        />
        <Select
          label={t('policies.type')}
          options={(['approve', 'confirm'] as const).map(type => ({
            value: type,
            label: t(`policies.type.${type}`),
          }))}
          value={value.type}
          onChange={type => onChange({ ...value, type: type as Gate['type'] })}
        />
      </div>
      <TextField
        label={t('policies.gateTitle')}
        maxLength={100}
        value={value.title}
        onChange={title => onChange({ ...value, title })}
      />
      <TextAreaField
        label={t('policies.instructions')}
        description={t('policies.instructionsHint')}
        rows={2}
        maxLength={4000}
        value={value.instructions}
        onChange={instructions => onChange({ ...value, instructions })}
      />
      <TextField
        label={t('policies.group')}
        placeholder={t('policies.groupHint')}
        value={value.group}
        onChange={group => onChange({ ...value, group: group.trim() })}
      />
      <div className={styles.pair}>
        <WholeField
          label={t('policies.count')}
          value={value.count}
          max={10}
          onChange={count => onChange({ ...value, count })}
        />
        <WholeField
          label={t('policies.expires')}
          value={value.expiresAfterHours}
          max={720}
          onChange={expiresAfterHours =>
            onChange({ ...value, expiresAfterHours })
          }
        />
      </div>
      <Checkbox
        isSelected={value.requesterMay}
        onChange={requesterMay => onChange({ ...value, requesterMay })}
      >
        {t('policies.requesterMay')}
      </Checkbox>
    </>
  );
}

function WholeField(props: {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}) {
  const { label, value, max, onChange } = props;
  const [text, setText] = useState(String(value));
  return (
    <TextField
      label={label}
      inputMode="numeric"
      isInvalid={Number.isNaN(value)}
      value={text}
      onChange={typed => {
        setText(typed);
        // No number: the schema says so, and nothing is saved.
        onChange(parseWhole(typed, { min: 1, max }) ?? Number.NaN);
      }}
    />
  );
}
