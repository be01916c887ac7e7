import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TextField } from '@backstage/ui';
import {
  procedureSchema,
  type ProcedureDocument,
} from '@mooring/backstage-plugin-paas-common';
import { useState } from 'react';
import { useSavePolicy } from '../../hooks/usePolicies';
import { newProcedure } from '../../lib/policies/newProcedure';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { FormDrawer } from '../FormDrawer';
import { ConditionFields } from './ConditionFields';
import { GateRows } from './GateRows';

/** Props of {@link ProcedureDrawer}. */
export interface ProcedureDrawerProps {
  /** Left out: a new one. */
  document: ProcedureDocument | undefined;
  onClose: () => void;
}

/** A procedure to be filled in; what is saved is a new version of it. */
export function ProcedureDrawer(props: ProcedureDrawerProps) {
  const { document, onClose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const [body, setBody] = useState(document?.body ?? newProcedure);
  const [note, setNote] = useState('');
  const save = useSavePolicy('procedure', document);
  const issue = procedureSchema.safeParse(body).error?.issues[0];
  const wordOf = (path: PropertyKey[]) => {
    const [part, index] = path;
    return part === 'gates' && typeof index === 'number'
      ? t('policies.field.gate', { number: String(index + 1) })
      : t(`policies.field.${part as 'name' | 'condition' | 'gates'}`);
  };
  return (
    <FormDrawer
      title={
        document
          ? t('policies.editOf', { name: document.body.name })
          : t('policies.addTitle')
      }
      save={{
        label: t('policies.save'),
        reason: issue && `${wordOf(issue.path)}: ${issue.message}`,
        isPending: save.isPending,
        onSave: () =>
          save.mutate(
            { body, note: note.trim() || undefined },
            { onSuccess: onClose },
          ),
      }}
      error={
        save.error && { title: t('policies.saveError'), error: save.error }
      }
      onClose={onClose}
    >
      <TextField
        label={t('policies.field.name')}
        value={body.name}
        maxLength={100}
        onChange={name => setBody({ ...body, name })}
      />
      <ConditionFields
        value={body.condition}
        onChange={condition => setBody({ ...body, condition })}
      />
      <GateRows
        value={body.gates}
        onChange={gates => setBody({ ...body, gates })}
      />
      {document && (
        <TextField
          label={t('policies.note')}
          description={t('policies.noteHint')}
          value={note}
          maxLength={500}
          onChange={setNote}
        />
      )}
    </FormDrawer>
  );
}
