import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { paasApiRef } from '@mooring/react';
import { translate } from '../../lib/translate';

/** A project must be chosen, exist, and let the person create services. */
export const validate: CustomFieldValidator<string> = async (
  projectRef,
  validation,
  { apiHolder },
) => {
  if (!projectRef) {
    validation.addError(translate(apiHolder, 'project.required'));
    return;
  }
  const projects = await apiHolder.get(paasApiRef)?.getProjects();
  const project = projects?.find(({ ref }) => ref === projectRef);
  if (!project?.canCreate) {
    validation.addError(translate(apiHolder, 'project.required'));
  }
};
