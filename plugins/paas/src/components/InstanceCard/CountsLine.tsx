import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { InstanceView } from '@mooring/backstage-plugin-paas-common';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';

/** Props of {@link CountsLine}. */
export interface CountsLineProps {
  instance: InstanceView;
}

/** How many pods are ready of how many, who decides on the number, how often they restarted. */
export function CountsLine(props: CountsLineProps) {
  const { ready, wanted, inside } = props.instance;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const { autoscaler, restarts = 0 } = inside ?? {};
  return (
    <Text as="p">
      {[
        t('card.ready', { ready: String(ready), wanted: String(wanted) }),
        autoscaler &&
          t('card.autoscaler', {
            min: String(autoscaler.min),
            max: String(autoscaler.max),
          }),
        restarts > 0 && t('card.restarts', { count: restarts }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </Text>
  );
}
