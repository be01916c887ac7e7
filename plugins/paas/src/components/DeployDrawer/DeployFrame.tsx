import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Change } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import type { ReactNode } from 'react';
import type { ChangeTarget } from '../../lib/changeTarget';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';

/** Props of {@link DeployFrame}. */
export interface DeployFrameProps {
  target: ChangeTarget;
  change: Change | undefined;
  reason?: string;
  children: ReactNode;
}

/** The drawer of a deploy with its words. */
export function DeployFrame(props: DeployFrameProps) {
  const { service, environment, inside, onClose } = props.target;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  const words = { service: service.name, environment: titleOf(environment) };
  return (
    <ChangeDrawer
      title={t('change.title.deploy', words)}
      from={inside.head}
      change={props.change}
      reason={props.reason}
      confirmLabel={t('change.confirm.deploy', words)}
      onClose={onClose}
    >
      {props.children}
    </ChangeDrawer>
  );
}
