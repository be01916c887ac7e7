import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, CheckboxGroup, TextField } from '@backstage/ui';
import {
  freezeSchema,
  type Freeze,
  type FreezeDocument,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useState } from 'react';
import { useSavePolicy } from '../../hooks/usePolicies';
import { boundsOf, type Day } from '../../lib/policies/monthGrid';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { FormDrawer } from '../FormDrawer';
import { TimeField } from '../TimeField';

/** Props of {@link FreezeDrawer}. */
export interface FreezeDrawerProps {
  /** Left out: a new one. */
  document: FreezeDocument | undefined;
  /** What a new one covers to begin with. */
  day: Day | undefined;
  onClose: () => void;
}

/** A freeze to be filled in. */
export function FreezeDrawer(props: FreezeDrawerProps) {
  const { document, day, onClose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const { environments, titleOf } = useEnvironments();
  const [body, setBody] = useState<Freeze>(() => document?.body ?? newOn(day));
  const save = useSavePolicy('freeze', document);
  const issue = freezeSchema.safeParse(body).error?.issues[0];
  const set = (changed: Partial<Freeze>) => setBody({ ...body, ...changed });
  const field = String(issue?.path[0]) as keyof Freeze;
  return (
    <FormDrawer
      title={t(document ? 'freezes.editTitle' : 'freezes.addTitle')}
      save={{
        label: t('policies.save'),
        reason: issue && `${t(`freezes.${field}`)}: ${issue.message}`,
        isPending: save.isPending,
        onSave: () =>
          save.mutate({ body, note: undefined }, { onSuccess: onClose }),
      }}
      error={
        save.error && { title: t('policies.saveError'), error: save.error }
      }
      onClose={onClose}
    >
      <CheckboxGroup
        label={t('freezes.environments')}
        orientation="horizontal"
        value={body.environments}
        onChange={chosen => set({ environments: chosen })}
      >
        {(environments ?? []).map(({ name }) => (
          <Checkbox key={name} value={name}>
            {titleOf(name)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      <TimeField
        label={t('freezes.from')}
        value={body.from || undefined}
        onChange={(from = '') => set({ from })}
      />
      <TimeField
        label={t('freezes.until')}
        value={body.until || undefined}
        onChange={(until = '') => set({ until })}
      />
      <TextField
        label={t('freezes.reason')}
        description={t('freezes.reasonHint')}
        maxLength={500}
        value={body.reason}
        onChange={reason => set({ reason })}
      />
      <TextField
        label={t('freezes.overrideGroup')}
        placeholder={t('policies.groupHint')}
        value={body.overrideGroup}
        onChange={group => set({ overrideGroup: group.trim() })}
      />
    </FormDrawer>
  );
}

function newOn(day: Day | undefined): Freeze {
  const bounds = day === undefined ? undefined : boundsOf(day);
  return {
    environments: [],
    from: bounds ? new Date(bounds.begin).toISOString() : '',
    until: bounds ? new Date(bounds.end).toISOString() : '',
    reason: '',
    overrideGroup: '',
  };
}
