import type { ProjectView } from '@mooring/backstage-plugin-paas-common';
import { useMemo, useState } from 'react';
import { useProjectPage } from '../../hooks/useProjectPage';
import { chosenOf } from '../../lib/project/selection';
import { ProjectDrawers } from '../ProjectDrawers';
import { MarkDialog } from './MarkDialog';
import { ProjectActions } from './ProjectActions';
import styles from './ProjectContent.module.css';
import { ProjectMatrix } from './ProjectMatrix';
import { ProjectOperations } from './ProjectOperations';

/** Props of {@link ProjectRuntime}. */
export interface ProjectRuntimeProps {
  view: ProjectView;
  /** The project's name, as one types it. */
  project: string;
  /** What people call it. */
  title: string;
}

/** What is under way, what to do, and the matrix; drawers as the URL opens them. */
export function ProjectRuntime(props: ProjectRuntimeProps) {
  const { view } = props;
  const page = useProjectPage();
  const [isMarking, setMarking] = useState(false);
  const { selected } = page;
  const chosen = useMemo(() => chosenOf(view, selected), [view, selected]);
  return (
    <div className={styles.root}>
      <ProjectOperations view={view} />
      <ProjectActions
        view={view}
        chosen={chosen}
        onOpen={page.openDrawer}
        onMark={() => setMarking(true)}
        onClear={() => page.select([])}
      />
      <ProjectMatrix view={view} selected={selected} onSelect={page.select} />
      {isMarking && <MarkDialog {...props} onClose={() => setMarking(false)} />}
      <ProjectDrawers {...props} chosen={chosen} />
    </div>
  );
}
