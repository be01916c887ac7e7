import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  KIND_ROLLBACK,
  restorablePartSchema,
  type ProjectRollbackChange,
  type RestorablePart,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useState } from 'react';
import type { ProjectTarget } from '../../lib/project/projectTarget';
import { rollbackEnvironments } from '../../lib/project/selection';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { Choice } from '../Choice';
import { RestoreChoice } from '../RollbackDrawer';
import { ProjectReleasePicker } from './ProjectReleasePicker';

/** A whole project back to one of its releases, in one environment. */
export function ProjectRollbackDrawer(props: ProjectTarget) {
  const { view, title, chosen, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { t: tProject } = useTranslationRef(projectTranslationRef);
  const { titleOf } = useEnvironments();
  const environments = rollbackEnvironments(view);
  const ticked = environments.find(name =>
    chosen.some(({ instance }) => instance.environment === name),
  );
  const [environment, setEnvironment] = useState(ticked ?? environments[0]!);
  const [release, setRelease] = useState<number>();
  const [parts, setParts] = useState<readonly RestorablePart[]>(KIND_ROLLBACK);
  const restore = restorablePartSchema.options.filter(part =>
    parts.includes(part),
  );
  const { projectRef } = view;
  const isComplete = release !== undefined && restore.length > 0;
  const change: ProjectRollbackChange | undefined = isComplete
    ? { kind: 'project-rollback', projectRef, environment, release, restore }
    : undefined;
  const reason =
    release === undefined
      ? tProject('project.release.choose')
      : t('change.restoreNothing');
  return (
    <ChangeDrawer
      title={tProject('project.change.title.rollback', {
        project: title,
        environment: titleOf(environment),
      })}
      change={change}
      reason={isComplete ? undefined : reason}
      confirmLabel={tProject('project.change.confirm.rollback', {
        release: String(release ?? '…'),
      })}
      planHead={<RestoreChoice value={restore} onChange={setParts} />}
      onClose={onClose}
    >
      {environments.length > 1 && (
        <Choice
          label={tProject('project.change.environment')}
          value={environment}
          options={environments.map(value => ({
            value,
            label: titleOf(value),
          }))}
          onChange={name => {
            setEnvironment(name);
            setRelease(undefined);
          }}
        />
      )}
      <ProjectReleasePicker
        view={view}
        environment={environment}
        value={release}
        onChange={setRelease}
      />
    </ChangeDrawer>
  );
}
