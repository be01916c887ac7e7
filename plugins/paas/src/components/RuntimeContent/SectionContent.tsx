import {
  paasInstanceReadPermission,
  type InstanceView,
  type Panel,
} from '@mooring/backstage-plugin-paas-common';
import { useContext } from 'react';
import type { Section } from '../../hooks/useRuntimeView';
import { InstanceConfiguration } from '../InstanceConfiguration';
import { InstanceEvents } from '../InstanceEvents';
import { InstanceHealing } from '../InstanceHealing';
import { InstanceLogs } from '../InstanceLogs';
import { InstanceReleases } from '../InstanceReleases';
import { InstanceYaml } from '../InstanceYaml';
import { MissingRight } from '../MissingRight';
import { PodsTable } from '../PodsTable';
import { ShownInstance } from './ShownInstance';

/** Props of {@link SectionContent}. */
export interface SectionContentProps {
  section: Section;
}

/** One section of the instance that is shown. */
export function SectionContent(props: SectionContentProps) {
  const shown = useContext(ShownInstance);
  return (
    shown && (
      <Content key={shown.instance.id} {...shown} section={props.section} />
    )
  );
}

function Content(
  props: SectionContentProps & { panel: Panel; instance: InstanceView },
) {
  const { panel, instance, section } = props;
  const { inside } = instance;
  if (section === 'logs') {
    return <InstanceLogs panel={panel} instance={instance} />;
  }
  if (!inside) {
    return (
      <MissingRight
        what="inside"
        permission={paasInstanceReadPermission.name}
        ownerRef={panel.ownerRef}
      />
    );
  }
  switch (section) {
    case 'events':
      return <InstanceEvents instance={instance} />;
    case 'releases':
      return <InstanceReleases panel={panel} instance={instance} />;
    case 'configuration':
      return (
        <InstanceConfiguration
          panel={panel}
          instance={instance}
          inside={inside}
        />
      );
    case 'healing':
      return <InstanceHealing instance={instance} inside={inside} />;
    case 'yaml':
      return <InstanceYaml panel={panel} instance={instance} inside={inside} />;
    default:
      return <PodsTable instance={instance} inside={inside} />;
  }
}
