import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  paasInstanceConfigurationReadPermission,
  type Change,
  type Configuration,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useState, type ReactNode } from 'react';
import { useConfiguration } from '../../hooks/useConfiguration';
import { placeOf, type ChangeTarget } from '../../lib/changeTarget';
import { namesOf, nameRowsOf, type NameRow } from '../../lib/nameRows';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { MissingRight } from '../MissingRight';
import { ConfigurationState } from '../ConfigurationState';
import { NamesFields } from './NamesFields';

/** Other DNS names for one instance, beside the one that the rule gives. */
export function NamesDrawer(props: ChangeTarget) {
  const { may, inside } = props;
  // As it was when the drawer opened: what is being edited does not move.
  const [head] = useState(inside.head);
  const query = useConfiguration(
    may.readConfiguration ? placeOf(props) : undefined,
    head,
  );
  if (query.data) {
    return <Editor {...props} configuration={query.data} />;
  }
  return (
    <Frame {...props} change={undefined}>
      {may.readConfiguration ? (
        <ConfigurationState query={query} />
      ) : (
        <MissingRight
          what="configuration"
          permission={paasInstanceConfigurationReadPermission.name}
          ownerRef={undefined}
        />
      )}
    </Frame>
  );
}

function Editor(props: ChangeTarget & { configuration: Configuration }) {
  const { environment, configuration } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  const [start] = useState(configuration);
  const [rows, setRows] = useState<NameRow[]>(() =>
    nameRowsOf(start.names.filter(name => name !== start.ruleName)),
  );
  const names = namesOf(rows);
  const change: Change | undefined = names && {
    kind: 'names',
    ...placeOf(props),
    names,
  };
  return (
    <Frame
      {...props}
      change={change}
      reason={
        start.zone === undefined
          ? t('change.names.noZone', { environment: titleOf(environment) })
          : undefined
      }
    >
      <NamesFields
        ruleName={start.ruleName}
        zone={start.zone}
        rows={rows}
        onChange={setRows}
      />
    </Frame>
  );
}

function Frame(
  props: ChangeTarget & {
    change: Change | undefined;
    reason?: string;
    children: ReactNode;
  },
) {
  const { service, environment, inside, change, reason } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  return (
    <ChangeDrawer
      title={t('change.title.names', {
        service: service.name,
        environment: titleOf(environment),
      })}
      from={inside.head}
      change={change}
      reason={reason}
      confirmLabel={t('change.confirm.names')}
      onClose={props.onClose}
    >
      {props.children}
    </ChangeDrawer>
  );
}
