import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useEnvironments } from '@mooring/react';
import { useMemo } from 'react';
import type { ChangeTarget } from '../../lib/changeTarget';
import { changeTranslationRef } from '../../translation/change/changeTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';

/** Props of {@link ShortDrawer}. */
export interface ShortDrawerProps extends ChangeTarget {
  kind: 'resume' | 'restart' | 'stop' | 'start';
}

/** Changes of which there is nothing to fill in: what they mean, and what will happen. */
export function ShortDrawer(props: ShortDrawerProps) {
  const { kind, service, environment, inside, onClose } = props;
  const { t } = useTranslationRef(changeTranslationRef);
  const { titleOf } = useEnvironments();
  const serviceId = service.id;
  const change = useMemo(
    () => ({ kind, serviceId, environment }),
    [kind, serviceId, environment],
  );
  const words = {
    service: service.name,
    environment: titleOf(environment),
    release: String(inside.resumable ?? ''),
  };
  return (
    <ChangeDrawer
      title={t(`change.title.${kind}`, words)}
      from={inside.head}
      change={change}
      confirmLabel={t(`change.confirm.${kind}`, words)}
      destructive={kind === 'stop'}
      onClose={onClose}
    >
      <Text as="p">{t(`change.about.${kind}`, words)}</Text>
    </ChangeDrawer>
  );
}
