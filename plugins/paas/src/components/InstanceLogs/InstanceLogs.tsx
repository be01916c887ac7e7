import { useApi } from '@backstage/frontend-plugin-api';
import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { paasInstanceLogsReadPermission } from '@mooring/backstage-plugin-paas-common';
import { LogView, paasApiRef, type LogSettings } from '@mooring/react';
import { useInstanceTitle } from '../../hooks/useInstanceTitle';
import { useRuntimeView } from '../../hooks/useRuntimeView';
import { MissingRight } from '../MissingRight';
import { LogControls } from './LogControls';
import { logQuery, parseLogChoice } from './logQuery';

/** Props of {@link InstanceLogs}. */
export interface InstanceLogsProps {
  panel: Panel;
  instance: InstanceView;
}

/** What the pods of an instance say. */
export function InstanceLogs(props: InstanceLogsProps) {
  const { panel, instance } = props;
  const paasApi = useApi(paasApiRef);
  const title = useInstanceTitle()(instance);
  const view = useRuntimeView();
  const choice = parseLogChoice(view.get);
  const pods = instance.inside?.pods ?? [];
  const follow = !choice.previous && view.get('follow') !== '0';
  const settings: LogSettings = {
    find: view.get('find') ?? '',
    wrap: view.get('wrap') === '1',
    times: view.get('times') !== '0',
  };
  const keep = ({ find, wrap, times }: Partial<LogSettings>) =>
    view.set({
      ...(find !== undefined && { find: find || undefined }),
      ...(wrap !== undefined && { wrap: wrap ? '1' : undefined }),
      ...(times !== undefined && { times: times ? undefined : '0' }),
    });
  if (!instance.may.readLogs) {
    return (
      <MissingRight
        what="logs"
        permission={paasInstanceLogsReadPermission.name}
        ownerRef={panel.ownerRef}
      />
    );
  }
  return (
    <LogView
      label={`${panel.name} · ${title}`}
      source={{
        key: JSON.stringify([instance.id, choice]),
        follow,
        read: (request, signal) =>
          paasApi.readLogs(instance.id, logQuery(choice, request), signal),
      }}
      settings={settings}
      onSettingsChange={keep}
      fileName={fileNameOf([
        panel.name,
        instance.environment ?? instance.place,
        choice.pod,
      ])}
      controls={
        <LogControls
          pods={pods}
          choice={choice}
          follow={follow}
          onChange={view.set}
        />
      }
    />
  );
}

function fileNameOf(parts: (string | undefined)[]): string {
  return parts
    .filter(part => part !== undefined)
    .join('-')
    .replace(/[^A-Za-z0-9.]+/g, '-');
}
