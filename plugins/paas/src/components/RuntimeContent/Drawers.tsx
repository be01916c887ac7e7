import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { managedService } from '../../lib/managedService';
import { DeleteDrawer } from '../DeleteDrawer';
import { DeployDrawer } from '../DeployDrawer';
import { actionRefusal } from '../InstanceCard';
import { NamesDrawer } from '../NamesDrawer';
import { ReserveDrawer } from '../ReserveDrawer';
import { RollbackDrawer } from '../RollbackDrawer';
import { ScaleDrawer } from '../ScaleDrawer';
import { ShortDrawer } from '../ShortDrawer';

/** Props of {@link Drawers}. */
export interface DrawersProps {
  panel: Panel;
  chosen: InstanceView;
}

/** The drawer that the URL opens, for those who may do what it is for. */
export function Drawers(props: DrawersProps) {
  const { panel, chosen } = props;
  const { drawer, get, closeDrawer } = useRuntimeView();
  const service = managedService(panel);
  const { environment, inside, may } = chosen;
  if (
    !service ||
    !inside ||
    environment === undefined ||
    drawer === undefined ||
    actionRefusal(drawer, chosen) !== undefined
  ) {
    return null;
  }
  const target = { service, environment, inside, may, onClose: closeDrawer };
  switch (drawer) {
    case 'deploy':
      return <DeployDrawer {...target} />;
    case 'scale':
      return <ScaleDrawer {...target} />;
    case 'rollback':
      return (
        <RollbackDrawer {...target} release={parseNumber(get('release'))} />
      );
    case 'names':
      return <NamesDrawer {...target} />;
    case 'reserve':
      return <ReserveDrawer {...target} />;
    case 'delete':
      return <DeleteDrawer {...target} />;
    default:
      return <ShortDrawer {...target} kind={drawer} />;
  }
}

function parseNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text)
    ? Number(text)
    : undefined;
}
