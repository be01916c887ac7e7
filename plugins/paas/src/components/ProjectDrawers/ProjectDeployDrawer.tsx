import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePlaceWords } from '@mooring/react';
import { useState } from 'react';
import { deployChanges, projectChange } from '../../lib/project/projectChange';
import type { ProjectTarget } from '../../lib/project/projectTarget';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { ImageField } from '../DeployDrawer';
import styles from './ProjectDrawers.module.css';

/** Other versions of several services, each with a tag of its own. */
export function ProjectDeployDrawer(props: ProjectTarget) {
  const { view, title, chosen, onClose } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const [tags, setTags] = useState<Readonly<Record<string, string>>>({});
  const placeOf = usePlaceWords(
    chosen.map(({ instance }) => ({ instance: instance.ref })),
  );
  const changes = deployChanges(chosen, id => tags[id]);
  return (
    <ChangeDrawer
      title={t('project.change.title.deploy', { project: title })}
      change={projectChange(view.projectRef, changes)}
      reason={changes.length === 0 ? t('project.change.chooseTag') : undefined}
      confirmLabel={t('project.change.confirm.deploy', {
        count: changes.length,
      })}
      onClose={onClose}
    >
      {chosen.map(({ service, instance }) => {
        const now = instance.version ?? '';
        return (
          <fieldset key={instance.id} className={styles.service}>
            <legend>{placeOf(instance.ref) ?? service.name}</legend>
            <ImageField
              place={{
                serviceId: service.id,
                environment: instance.environment,
              }}
              now={now}
              value={tags[instance.id] ?? now}
              onChange={tag =>
                setTags(before => ({ ...before, [instance.id]: tag }))
              }
            />
          </fieldset>
        );
      })}
    </ChangeDrawer>
  );
}
