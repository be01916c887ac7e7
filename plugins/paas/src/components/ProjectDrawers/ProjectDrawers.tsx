import { useProjectPage } from '../../hooks/useProjectPage';
import type { ProjectTarget } from '../../lib/project/projectTarget';
import { projectRefusal } from '../../lib/project/selection';
import { DependenciesDrawer } from './DependenciesDrawer';
import { ProjectDeleteDrawer } from './ProjectDeleteDrawer';
import { ProjectDeployDrawer } from './ProjectDeployDrawer';
import { ProjectMoveDrawer } from './ProjectMoveDrawer';
import { ProjectRollbackDrawer } from './ProjectRollbackDrawer';
import { ProjectRunDrawer } from './ProjectRunDrawer';

/** Props of {@link ProjectDrawers}. */
export type ProjectDrawersProps = Omit<ProjectTarget, 'onClose'>;

/** The drawer that the URL opens, for those who may do what it is for. */
export function ProjectDrawers(props: ProjectDrawersProps) {
  const { view, chosen } = props;
  const { drawer, closeDrawer } = useProjectPage();
  if (
    drawer === undefined ||
    projectRefusal(drawer, view, chosen) !== undefined
  ) {
    return null;
  }
  const target = { ...props, onClose: closeDrawer };
  switch (drawer) {
    case 'deploy':
      return <ProjectDeployDrawer {...target} />;
    case 'delete':
      return <ProjectDeleteDrawer {...target} />;
    case 'rollback':
      return <ProjectRollbackDrawer {...target} />;
    case 'move':
      return <ProjectMoveDrawer {...target} />;
    case 'dependencies':
      return <DependenciesDrawer {...target} />;
    default:
      return <ProjectRunDrawer {...target} kind={drawer} />;
  }
}
