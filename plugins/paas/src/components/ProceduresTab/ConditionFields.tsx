import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CheckboxGroup,
  Checkbox,
  Select,
  Text,
  TextField,
} from '@backstage/ui';
import {
  changeKindSchema,
  releasePartSchema,
  type ProcedureCondition,
} from '@mooring/backstage-plugin-paas-common';
import { useContentWords, useEnvironments } from '@mooring/react';
import { useProjects } from '../../hooks/useProjects';
import { parseWhole } from '../../lib/scaleChange';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { MultiSelect } from '../MultiSelect';
import { ListField } from './ListField';
import { OfficeHoursFields } from './OfficeHoursFields';
import styles from './ProceduresTab.module.css';

const MOST_INSTANCES = 1000;

/** Props of {@link ConditionFields}. */
export interface ConditionFieldsProps {
  value: ProcedureCondition;
  onChange: (value: ProcedureCondition) => void;
}

/** When a procedure applies. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const projects = useProjects();
  const { partOf } = useContentWords();
  const set = (changed: Partial<ProcedureCondition>) =>
    onChange({ ...value, ...changed });
  const any = tPolicies('policies.any');
  const names = new Set([
    ...(environments ?? []).map(({ name }) => name),
    ...value.environments,
  ]);
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>
        {tPolicies('policies.field.condition')}
      </legend>
      <Text as="p" variant="body-small" color="secondary">
        {tPolicies('policies.conditionHint')}
      </Text>
      <CheckboxGroup
        label={tPolicies('policies.condition.environments')}
        orientation="horizontal"
        value={value.environments}
        onChange={chosen => set({ environments: chosen })}
      >
        {[...names].map(name => (
          <Checkbox key={name} value={name}>
            {titleOf(name)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <div className={styles.pair}>
        <MultiSelect
          label={tPolicies('policies.condition.kinds')}
          placeholder={any}
          value={value.kinds}
          options={changeKindSchema.options.map(kind => ({
            value: kind,
            label: t(`services.change.${kind}`),
          }))}
          onChange={kinds => set({ kinds })}
        />
        <MultiSelect
          label={tPolicies('policies.condition.parts')}
          placeholder={any}
          value={value.parts}
          options={releasePartSchema.options.map(part => ({
            value: part,
            label: partOf(part),
          }))}
          onChange={parts => set({ parts })}
        />
        <MultiSelect
          label={tPolicies('policies.condition.projects')}
          placeholder={any}
          value={value.projects}
          options={(projects.data ?? []).map(({ ref, title }) => ({
            value: ref,
            label: title,
          }))}
          onChange={chosen => set({ projects: chosen })}
        />
        <ListField
          label={tPolicies('policies.condition.blueprints')}
          hint={tPolicies('policies.blueprintsHint')}
          value={value.blueprints}
          onChange={blueprints => set({ blueprints })}
        />
        <Select
          label={tPolicies('policies.condition.toZero')}
          options={(['any', 'true', 'false'] as const).map(key => ({
            value: key,
            label: tPolicies(`policies.toZero.${key}`),
          }))}
          value={String(value.toZero ?? 'any')}
          onChange={key =>
            set({ toZero: key === 'any' ? undefined : key === 'true' })
          }
        />
        <MoreThanField
          value={value.moreInstancesThan}
          onChange={moreInstancesThan => set({ moreInstancesThan })}
        />
      </div>
      <OfficeHoursFields
        value={value.outside}
        onChange={outside => set({ outside })}
      />
    </fieldset>
  );
}

function MoreThanField(props: {
  value: number | undefined;
  onChange: (value: number | undefined) => void;
}) {
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  return (
    <TextField
      label={tPolicies('policies.moreThan')}
      description={tPolicies('policies.moreThanHint')}
      inputMode="numeric"
      value={String(props.value ?? '')}
      onChange={text =>
        props.onChange(parseWhole(text, { min: 0, max: MOST_INSTANCES }))
      }
    />
  );
}
