import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import { ErrorNote } from '@mooring/react';
import { useProjects } from '../../hooks/useProjects';
import { ownerName } from '../../lib/ownerName';
import { formTranslationRef } from '../../translation/formTranslationRef';
import type { schema } from './schema';

/** Chooses the project; those in which the person may not create say why. */
export function MooringProject(props: typeof schema.TProps) {
  const { formData, onChange, rawErrors, required, disabled } = props;
  const { t } = useTranslationRef(formTranslationRef);
  const { data: projects, error, refetch } = useProjects();
  if (error) {
    return (
      <ErrorNote
        title={t('projects.error')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  const isNone = projects?.every(({ canCreate }) => !canCreate) ?? false;
  const none = t(projects?.length === 0 ? 'project.none' : 'project.noneYours');
  return (
    <Select
      label={props.uiSchema['ui:title'] ?? t('project.label')}
      description={
        isNone
          ? none
          : props.uiSchema['ui:description'] ?? t('project.description')
      }
      placeholder={t('project.placeholder')}
      secondaryLabel={required ? t('required') : undefined}
      isRequired={required}
      validationBehavior="aria"
      isDisabled={disabled || projects === undefined}
      isInvalid={rawErrors.length > 0}
      options={(projects ?? []).map(project => ({
        id: project.ref,
        label: project.title,
        disabled: !project.canCreate,
        ...(!project.canCreate && {
          description: t('project.notYours', {
            owner: ownerName(project.ownerRef),
          }),
        }),
      }))}
      value={formData || null}
      onChange={value => onChange(typeof value === 'string' ? value : '')}
    />
  );
}
