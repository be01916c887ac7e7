import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text, TextField } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { delegateSchema } from '@mooring/backstage-plugin-paas-common';
import { useId, useState } from 'react';
import { useDelegate } from '../../hooks/useDelegations';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { TimeField } from '../TimeField';
import styles from './AwayTab.module.css';

const EMPTY = { toUser: '', from: '', until: '', reason: '' };

/** Hands own decisions to somebody else. */
export function DelegateForm() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const reasonId = useId();
  const [form, setForm] = useState(EMPTY);
  const delegate = useDelegate();
  const parsed = delegateSchema.safeParse({
    ...form,
    reason: form.reason.trim(),
  });
  const refusal = () => {
    if (Object.values(form).some(value => value.trim() === '')) {
      return t('away.fillIn');
    }
    const issue = parsed.error?.issues[0];
    return (
      issue &&
      `${
        issue.path[0] === 'toUser'
          ? t('away.to')
          : t(`away.${String(issue.path[0]) as 'from' | 'until' | 'reason'}`)
      }: ${issue.message}`
    );
  };
  const reason = refusal();
  return (
    <form
      className={styles.form}
      onSubmit={event => {
        event.preventDefault();
        if (parsed.success) {
          delegate.mutate(parsed.data, { onSuccess: () => setForm(EMPTY) });
        }
      }}
    >
      <div className={styles.fields}>
        <TextField
          label={t('away.to')}
          placeholder={t('away.toHint')}
          value={form.toUser}
          onChange={toUser => setForm({ ...form, toUser: toUser.trim() })}
        />
        <TimeField
          label={t('away.from')}
          value={form.from || undefined}
          onChange={(from = '') => setForm({ ...form, from })}
        />
        <TimeField
          label={t('away.until')}
          value={form.until || undefined}
          onChange={(until = '') => setForm({ ...form, until })}
        />
        <TextField
          label={t('away.reason')}
          maxLength={500}
          value={form.reason}
          onChange={text => setForm({ ...form, reason: text })}
        />
      </div>
      {delegate.error && (
        <ErrorNote title={t('away.error')} error={delegate.error} />
      )}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant="primary"
          size="small"
          isDisabled={reason !== undefined}
          isPending={delegate.isPending}
          aria-describedby={reason === undefined ? undefined : reasonId}
        >
          {t('away.hand')}
        </Button>
        {reason !== undefined && (
          <Text id={reasonId} color="secondary">
            {reason}
          </Text>
        )}
      </div>
    </form>
  );
}
