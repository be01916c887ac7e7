import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Text, TextField } from '@backstage/ui';
import type { ProjectView } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useState } from 'react';
import { useMarkProjectRelease } from '../../hooks/useProjectReleases';
import { markableEnvironments } from '../../lib/project/markableEnvironments';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { Choice } from '../Choice';
import { ConfirmDialog } from '../ConfirmDialog';

/** Props of {@link MarkDialog}. */
export interface MarkDialogProps {
  view: ProjectView;
  title: string;
  onClose: () => void;
}

/** Makes a project release of what is live, with a word on why it is good. */
export function MarkDialog(props: MarkDialogProps) {
  const { view, title, onClose } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const { titleOf } = useEnvironments();
  const toasts = useApi(toastApiRef);
  const environments = markableEnvironments(view);
  const [environment, setEnvironment] = useState(environments[0]!);
  const [note, setNote] = useState('');
  const mark = useMarkProjectRelease(view.projectRef, environment);
  const confirm = async () => {
    try {
      const { number } = await mark.mutateAsync(note.trim());
      toasts.post({
        title: t('project.mark.done', { number: String(number) }),
        status: 'success',
      });
      onClose();
    } catch {
      // The dialog shows the error.
    }
  };
  return (
    <ConfirmDialog
      title={t('project.mark.title', {
        project: title,
        environment: titleOf(environment),
      })}
      confirmLabel={t('project.mark.confirm')}
      isPending={mark.isPending}
      error={mark}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Text as="p">{t('project.mark.text')}</Text>
      {environments.length > 1 && (
        <Choice
          label={t('project.mark.environment')}
          value={environment}
          options={environments.map(value => ({
            value,
            label: titleOf(value),
          }))}
          onChange={setEnvironment}
        />
      )}
      <TextField
        label={t('project.mark.note')}
        description={t('project.mark.noteHint')}
        maxLength={500}
        value={note}
        onChange={setNote}
      />
    </ConfirmDialog>
  );
}
