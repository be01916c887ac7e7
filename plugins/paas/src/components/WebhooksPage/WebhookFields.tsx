import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PasswordField, Select, TextField } from '@backstage/ui';
import {
  FORMATS_WITH_SECRET,
  operationStateSchema,
  webhookFormatSchema,
  type OperationState,
  type Webhook,
} from '@mooring/backstage-plugin-paas-common';
import {
  mooringTranslationRef,
  useEnvironments,
  useMooringFormats,
} from '@mooring/react';
import { useProjects } from '../../hooks/useProjects';
import type { WebhookForm } from '../../lib/webhookForm';
import { webhooksTranslationRef } from '../../translation/webhooks/webhooksTranslationRef';
import { FilterChoice } from './FilterChoice';

/** Props of {@link WebhookFields}. */
export interface WebhookFieldsProps {
  form: WebhookForm;
  /** As it is stored; undefined: a new one. */
  webhook: Webhook | undefined;
  allow: string[];
  onChange: (changed: Partial<WebhookForm>) => void;
}

/** Who is told, how, and of what. */
export function WebhookFields(props: WebhookFieldsProps) {
  const { form, webhook, allow, onChange } = props;
  const { t } = useTranslationRef(webhooksTranslationRef);
  const { t: tMooring } = useTranslationRef(mooringTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const { list } = useMooringFormats();
  const projects = useProjects();
  const { format } = form;
  const isSecretKept = webhook?.hasSecret && form.url.trim() === '';
  return (
    <>
      <TextField
        label={t('webhooks.name')}
        description={t('webhooks.nameHint')}
        maxLength={100}
        autoComplete="off"
        value={form.name}
        onChange={name => onChange({ name })}
      />
      <Select
        label={t('webhooks.format')}
        options={webhookFormatSchema.options.map(value => ({
          value,
          label: t(`webhooks.format.${value}`),
        }))}
        value={format}
        onChange={key => onChange({ format: key as WebhookForm['format'] })}
      />
      <TextField
        label={t('webhooks.url')}
        description={
          webhook
            ? t('webhooks.urlKept', { url: webhook.shownUrl })
            : t('webhooks.urlHint', { hosts: list(allow) })
        }
        type="url"
        inputMode="url"
        maxLength={2000}
        autoComplete="off"
        value={form.url}
        onChange={url => onChange({ url })}
      />
      {FORMATS_WITH_SECRET.includes(format) && (
        <PasswordField
          label={t('webhooks.secret')}
          description={
            isSecretKept
              ? t('webhooks.secretKept')
              : t(
                  `webhooks.secretHint.${
                    format as 'json' | 'dingtalk' | 'feishu'
                  }`,
                )
          }
          maxLength={200}
          autoComplete="new-password"
          value={form.secret}
          onChange={secret => onChange({ secret })}
        />
      )}
      {format !== 'json' && (
        <Select
          label={t('webhooks.language')}
          options={(['en', 'zh'] as const).map(value => ({
            value,
            label: t(`webhooks.language.${value}`),
          }))}
          value={form.language}
          onChange={key =>
            onChange({ language: key as WebhookForm['language'] })
          }
        />
      )}
      <FilterChoice
        label={t('webhooks.projects')}
        value={form.projects}
        options={(projects.data ?? []).map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
        onChange={chosen => onChange({ projects: chosen })}
      />
      <FilterChoice
        label={t('webhooks.environments')}
        value={form.environments}
        options={(environments ?? []).map(({ name }) => ({
          value: name,
          label: titleOf(name),
        }))}
        onChange={chosen => onChange({ environments: chosen })}
      />
      <FilterChoice
        label={t('webhooks.states')}
        value={form.states}
        options={operationStateSchema.options.map(value => ({
          value,
          label: tMooring(`operation.${value}`),
        }))}
        onChange={chosen => onChange({ states: chosen as OperationState[] })}
      />
    </>
  );
}
