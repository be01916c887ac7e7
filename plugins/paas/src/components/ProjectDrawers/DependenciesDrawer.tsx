import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { PlanOrder } from '@mooring/react';
import { useState } from 'react';
import { useSetDependencies } from '../../hooks/useSetDependencies';
import {
  dependenciesOf,
  dependencyChanges,
  type DependencyMap,
} from '../../lib/project/dependencies';
import type { ProjectTarget } from '../../lib/project/projectTarget';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { FormDrawer } from '../FormDrawer';
import { DependencyFields } from './DependencyFields';
import styles from './ProjectDrawers.module.css';

/** Which services of a project come before which; nothing runs because of it. */
export function DependenciesDrawer(props: ProjectTarget) {
  const { view, title, onClose } = props;
  const { services, projectRef } = view;
  const { t } = useTranslationRef(projectTranslationRef);
  const [wanted, setWanted] = useState<DependencyMap>(() =>
    dependenciesOf(services),
  );
  const save = useSetDependencies(projectRef);
  const changes = dependencyChanges(services, wanted);
  const order = t('project.dependencies.order');
  return (
    <FormDrawer
      title={t('project.dependencies.title', { project: title })}
      save={{
        label: t('project.dependencies.save'),
        reason:
          changes.length === 0 ? t('project.dependencies.same') : undefined,
        isPending: save.isPending,
        onSave: () => save.mutate(changes, { onSuccess: onClose }),
      }}
      error={save.error && { error: save.error }}
      onClose={onClose}
    >
      <Text as="p" color="secondary">
        {t('project.dependencies.text')}
      </Text>
      <DependencyFields
        view={view}
        value={wanted}
        onChange={(id, dependsOn) =>
          setWanted(before => new Map(before).set(id, dependsOn))
        }
      />
      <section aria-label={order}>
        <h3 className={styles.heading}>{order}</h3>
        <PlanOrder
          items={services.map(({ id, name }) => ({
            instance: name,
            waitsFor: services
              .filter(other => wanted.get(id)?.includes(other.id))
              .map(other => other.name),
          }))}
        />
      </section>
    </FormDrawer>
  );
}
