import {
  FORMATS_WITH_SECRET,
  type OperationState,
  type Webhook,
  type WebhookChange,
  type WebhookFormat,
} from '@mooring/backstage-plugin-paas-common';

/** What is filled in of a webhook. */
export interface WebhookForm {
  name: string;
  format: WebhookFormat;
  language: 'en' | 'zh';
  /** Empty: as it is. */
  url: string;
  /** Empty: as it is, or none. */
  secret: string;
  projects: string[];
  environments: string[];
  states: OperationState[];
  enabled: boolean;
}

const MIN_SECRET = 16;

/** The form as it is opened; of a stored webhook neither address nor secret is known. */
export function formOf(
  webhook: Webhook | undefined,
  language: string,
): WebhookForm {
  return {
    name: webhook?.name ?? '',
    format: webhook?.format ?? 'json',
    language: webhook?.language ?? (language === 'zh' ? 'zh' : 'en'),
    ...{ url: '', secret: '' },
    projects: webhook?.projects ?? [],
    environments: webhook?.environments ?? [],
    states: webhook?.states ?? [],
    enabled: webhook?.enabled ?? true,
  };
}

/** What is sent of a form. */
export function formChange(form: WebhookForm): WebhookChange {
  const { url, secret, ...rest } = form;
  const isSigned = FORMATS_WITH_SECRET.includes(form.format);
  return {
    ...rest,
    name: form.name.trim(),
    ...(url.trim() !== '' && { url: url.trim() }),
    ...(isSigned && secret.trim() !== '' && { secret: secret.trim() }),
  };
}

/** A webhook as it is, to be changed in a part. */
export function changeOf(webhook: Webhook): WebhookChange & { id: string } {
  const { id, name, format, language } = webhook;
  const { projects, environments, states, enabled } = webhook;
  return {
    ...{ id, name, format, language },
    ...{ projects, environments, states, enabled },
  };
}

/** Why a form cannot be saved yet. */
export function formRefusal(
  form: WebhookForm,
  webhook: Webhook | undefined,
): 'fillIn' | 'secretMissing' | undefined {
  const isNew = webhook === undefined;
  const isMoved = isNew || form.url.trim() !== '';
  if (form.name.trim() === '' || (isNew && form.url.trim() === '')) {
    return 'fillIn';
  }
  const isMissing = form.secret.trim().length < MIN_SECRET;
  const isKept = !isMoved && webhook.hasSecret && form.secret.trim() === '';
  return form.format === 'json' && isMissing && !isKept
    ? 'secretMissing'
    : undefined;
}
