import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import Drawer from '@material-ui/core/Drawer';
import { ErrorNote, PlanOrder } from '@mooring/react';
import { useId, useState } from 'react';
import { useSetDependencies } from '../../hooks/useSetDependencies';
import {
  dependenciesOf,
  dependencyChanges,
  type DependencyMap,
} from '../../lib/project/dependencies';
import type { ProjectTarget } from '../../lib/project/projectTarget';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { DependencyFields } from './DependencyFields';
import styles from './ProjectDrawers.module.css';

/** Which services of a project come before which; nothing runs because of it. */
export function DependenciesDrawer(props: ProjectTarget) {
  const { view, title, onClose } = props;
  const { services, projectRef } = view;
  const { t } = useTranslationRef(changeTranslationRef);
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const titleId = useId();
  const reasonId = useId();
  const [wanted, setWanted] = useState<DependencyMap>(() =>
    dependenciesOf(services),
  );
  const save = useSetDependencies(projectRef);
  const changes = dependencyChanges(services, wanted);
  const confirm = async () => {
    try {
      await save.mutateAsync(changes);
      onClose();
    } catch {
      // The drawer shows the error.
    }
  };
  return (
    <Drawer
      open
      anchor="right"
      onClose={onClose}
      PaperProps={{
        className: styles.paper,
        role: 'dialog',
        'aria-modal': true,
        'aria-labelledby': titleId,
      }}
    >
      <div className={styles.frame}>
        <h2 id={titleId} className={styles.title}>
          {tProject('project.dependencies.title', { project: title })}
        </h2>
        <div className={styles.panes}>
          <div className={styles.form}>
            <Text as="p" color="secondary">
              {tProject('project.dependencies.text')}
            </Text>
            <DependencyFields
              view={view}
              value={wanted}
              onChange={(id, dependsOn) =>
                setWanted(before => new Map(before).set(id, dependsOn))
              }
            />
          </div>
          <section
            className={styles.result}
            aria-label={tProject('project.dependencies.order')}
          >
            <h3 className={styles.heading}>
              {tProject('project.dependencies.order')}
            </h3>
            <PlanOrder
              items={services.map(({ id, name }) => ({
                instance: name,
                waitsFor: services
                  .filter(other => wanted.get(id)?.includes(other.id))
                  .map(other => other.name),
              }))}
            />
            {save.error && <ErrorNote error={save.error} />}
          </section>
        </div>
        <div className={styles.footer}>
          {changes.length === 0 && (
            <Text id={reasonId} color="secondary">
              {tProject('project.dependencies.same')}
            </Text>
          )}
          <Button variant="secondary" onPress={onClose}>
            {t('change.cancel')}
          </Button>
          <Button
            variant="primary"
            isDisabled={changes.length === 0}
            isPending={save.isPending}
            aria-describedby={changes.length === 0 ? reasonId : undefined}
            onPress={confirm}
          >
            {tProject('project.dependencies.save')}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}
