import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, TextField } from '@backstage/ui';
import { useEnvironments, useMooringFormats } from '@mooring/react';
import { useState } from 'react';
import { deleteChanges, projectChange } from '../../lib/project/projectChange';
import {
  countServices,
  type ProjectTarget,
} from '../../lib/project/projectTarget';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { ChosenList } from './ChosenList';

/** The end of several services where they are ticked; production asks for the project's name. */
export function ProjectDeleteDrawer(props: ProjectTarget) {
  const { view, project, title, chosen, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const { titleOf, environments } = useEnvironments();
  const { list } = useMooringFormats();
  const [typed, setTyped] = useState('');
  // An environment that is not known counts as production: better asked once too often.
  const production = view.environments.filter(
    name =>
      chosen.some(({ instance }) => instance.environment === name) &&
      (environments?.find(it => it.name === name)?.production ?? true),
  );
  const isNamed = production.length === 0 || typed.trim() === project;
  return (
    <ChangeDrawer
      title={tProject('project.change.title.delete', { project: title })}
      change={projectChange(view.projectRef, deleteChanges(chosen))}
      reason={isNamed ? undefined : tProject('project.change.typeNameFirst')}
      confirmLabel={tProject('project.change.confirm.delete', {
        count: countServices(chosen),
      })}
      destructive
      onClose={onClose}
    >
      <ChosenList chosen={chosen} />
      {production.length > 0 && (
        <TextField
          label={tProject('project.change.typeName', { project })}
          description={t('change.typeNameHint', {
            environments: list(production.map(titleOf)),
          })}
          autoComplete="off"
          value={typed}
          onChange={setTyped}
        />
      )}
      <Text as="p" variant="body-small" color="secondary">
        {tProject('project.change.about.delete')}
      </Text>
    </ChangeDrawer>
  );
}
