import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { projectChange, runChanges } from '../../lib/project/projectChange';
import {
  countServices,
  type ProjectTarget,
} from '../../lib/project/projectTarget';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { ChosenList } from './ChosenList';

/** Props of {@link ProjectRunDrawer}. */
export interface ProjectRunDrawerProps extends ProjectTarget {
  kind: 'restart' | 'stop' | 'start';
}

/** Restart, stop or start of several services: what it means, and what will happen. */
export function ProjectRunDrawer(props: ProjectRunDrawerProps) {
  const { kind, view, title, chosen, onClose } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  return (
    <ChangeDrawer
      title={t(`project.change.title.${kind}`, { project: title })}
      change={projectChange(view.projectRef, runChanges(kind, chosen))}
      confirmLabel={t(`project.change.confirm.${kind}`, {
        count: countServices(chosen),
      })}
      destructive={kind === 'stop'}
      onClose={onClose}
    >
      <Text as="p">{t(`project.change.about.${kind}`)}</Text>
      <ChosenList chosen={chosen} />
    </ChangeDrawer>
  );
}
