import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Text } from '@backstage/ui';
import type { ProjectView } from '@mooring/backstage-plugin-paas-common';
import { ReasonedActions, type ReasonedAction } from '@mooring/react';
import type { ProjectDrawerKind } from '../../hooks/useProjectPage';
import { markableEnvironments } from '../../lib/project/markableEnvironments';
import {
  projectRefusal,
  type ChosenInstance,
} from '../../lib/project/selection';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import styles from './ProjectContent.module.css';

/** Props of {@link ProjectActions}. */
export interface ProjectActionsProps {
  view: ProjectView;
  chosen: ChosenInstance[];
  onOpen: (drawer: ProjectDrawerKind) => void;
  onMark: () => void;
  onClear: () => void;
}

const OF_CHOSEN = ['deploy', 'restart', 'stop', 'start', 'delete'] as const;
const OF_PROJECT = ['rollback', 'move', 'dependencies'] as const;

/** What can be done to what is ticked, and to the project as a whole. */
export function ProjectActions(props: ProjectActionsProps) {
  const { view, chosen, onOpen, onMark, onClear } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const actionOf = (kind: ProjectDrawerKind): ReasonedAction => {
    const refusal = projectRefusal(kind, view, chosen);
    return {
      id: kind,
      label: t(`project.${kind}`),
      ...(refusal && { reason: t(`project.refusal.${refusal}`) }),
      onPress: () => onOpen(kind),
    };
  };
  return (
    <div className={styles.actions}>
      <div role="group" aria-label={t('project.actions')}>
        <ReasonedActions actions={OF_CHOSEN.map(actionOf)} />
        {chosen.length > 0 && (
          <p className={styles.chosen}>
            <Text color="secondary">
              {t('project.selected', { count: chosen.length })}
            </Text>
            <Button size="small" variant="tertiary" onPress={onClear}>
              {t('project.clear')}
            </Button>
          </p>
        )}
      </div>
      <ReasonedActions
        actions={[
          ...OF_PROJECT.map(actionOf),
          {
            id: 'mark',
            label: t('project.mark'),
            ...(markableEnvironments(view).length === 0 && {
              reason: t('project.refusal.notAllowed'),
            }),
            onPress: onMark,
          },
        ]}
      />
    </div>
  );
}
