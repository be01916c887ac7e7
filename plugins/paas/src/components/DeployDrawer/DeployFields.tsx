import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Configuration } from '@mooring/backstage-plugin-paas-common';
import { useState } from 'react';
import { placeOf, type ChangeTarget } from '../../lib/changeTarget';
import {
  deployChangeOf,
  deployFormOf,
  isDeployValid,
  type DeployForm,
} from '../../lib/deploy/deployForm';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { DeployFrame } from './DeployFrame';
import { ImageField } from './ImageField';
import { NetworkField } from './NetworkField';
import { SecretsEditor } from './SecretsEditor';
import { SizeField } from './SizeField';
import { VariablesEditor } from './VariablesEditor';

/** Props of {@link DeployFields}. */
export interface DeployFieldsProps extends ChangeTarget {
  configuration: Configuration;
}

/** All that a deploy can change, beginning with what there is. */
export function DeployFields(props: DeployFieldsProps) {
  const { t } = useTranslationRef(changeTranslationRef);
  const [configuration] = useState(props.configuration);
  const [start] = useState(() => deployFormOf(configuration));
  const [form, setForm] = useState(start);
  const set = (changed: Partial<DeployForm>) =>
    setForm(current => ({ ...current, ...changed }));
  const place = placeOf(props);
  const isValid = isDeployValid(form);
  return (
    <DeployFrame
      target={props}
      change={isValid ? deployChangeOf(place, start, form) : undefined}
      reason={isValid ? undefined : t('change.fixFields')}
    >
      <ImageField
        place={place}
        now={start.image}
        value={form.image}
        onChange={image => set({ image })}
      />
      <SizeField
        sizes={configuration.sizes}
        value={form.size}
        onChange={size => set({ size })}
      />
      <VariablesEditor
        rows={form.variables}
        others={form.secrets}
        onChange={variables => set({ variables })}
      />
      <SecretsEditor
        rows={form.secrets}
        others={form.variables}
        refusal={configuration.secretsRefused}
        onChange={secrets => set({ secrets })}
      />
      <NetworkField
        value={form.network}
        own={props.service.project}
        onChange={network => set({ network })}
      />
    </DeployFrame>
  );
}
