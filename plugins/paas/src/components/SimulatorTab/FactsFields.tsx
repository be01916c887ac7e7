import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Select, TextField } from '@backstage/ui';
import {
  changeKindSchema,
  releasePartSchema,
  type PlanFacts,
} from '@mooring/backstage-plugin-paas-common';
import { useContentWords, useEnvironments } from '@mooring/react';
import { useState } from 'react';
import { useProjects } from '../../hooks/useProjects';
import { parseWhole } from '../../lib/scaleChange';
import { paasTranslationRef } from '../../translation/paasTranslationRef';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { MultiSelect } from '../MultiSelect';
import { TimeField } from '../TimeField';

/** Props of {@link FactsFields}. */
export interface FactsFieldsProps {
  value: PlanFacts;
  onChange: (changed: Partial<PlanFacts>) => void;
}

/** What of a plan procedures are held against. */
export function FactsFields(props: FactsFieldsProps) {
  const { value, onChange } = props;
  const { t } = useTranslationRef(paasTranslationRef);
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const projects = useProjects();
  const { partOf } = useContentWords();
  return (
    <>
      <Select
        label={tPolicies('simulator.environment')}
        options={(environments ?? []).map(({ name }) => ({
          value: name,
          label: titleOf(name),
        }))}
        value={value.environment}
        onChange={key => onChange({ environment: String(key) })}
      />
      <Select
        label={tPolicies('simulator.project')}
        options={(projects.data ?? []).map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
        value={value.projectRef}
        onChange={key => onChange({ projectRef: String(key) })}
      />
      <Select
        label={tPolicies('simulator.kind')}
        options={changeKindSchema.options.map(kind => ({
          value: kind,
          label: t(`services.change.${kind}`),
        }))}
        value={value.kind}
        onChange={key => onChange({ kind: key as PlanFacts['kind'] })}
      />
      <MultiSelect
        label={tPolicies('simulator.parts')}
        placeholder={tPolicies('policies.any')}
        value={value.parts}
        options={releasePartSchema.options.map(part => ({
          value: part,
          label: partOf(part),
        }))}
        onChange={parts => onChange({ parts })}
      />
      <TextField
        label={tPolicies('simulator.blueprint')}
        placeholder="nginx"
        value={value.blueprints.join(' ')}
        onChange={name =>
          onChange({ blueprints: name.trim() === '' ? [] : [name.trim()] })
        }
      />
      <InstancesField
        value={value.instances}
        onChange={instances => onChange({ instances })}
      />
      <TimeField
        label={tPolicies('simulator.at')}
        value={value.at}
        onChange={at => at !== undefined && onChange({ at })}
      />
      <Checkbox
        isSelected={value.toZero}
        onChange={toZero => onChange({ toZero })}
      >
        {tPolicies('simulator.toZero')}
      </Checkbox>
    </>
  );
}

function InstancesField(props: {
  value: number;
  onChange: (value: number) => void;
}) {
  const { t: tPolicies } = useTranslationRef(policiesTranslationRef);
  const [text, setText] = useState(String(props.value));
  const isWrong = parseWhole(text, { min: 1, max: 1000 }) === undefined;
  return (
    <TextField
      label={tPolicies('simulator.instances')}
      inputMode="numeric"
      isInvalid={isWrong}
      value={text}
      onChange={typed => {
        setText(typed);
        const count = parseWhole(typed, { min: 1, max: 1000 });
        if (count !== undefined) {
          props.onChange(count);
        }
      }}
    />
  );
}
