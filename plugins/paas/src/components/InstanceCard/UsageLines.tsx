import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  InstanceInside,
  InstanceView,
} from '@mooring/backstage-plugin-paas-common';
import { useErrorWords, useLanguage } from '@mooring/react';
import { useUsage } from '../../hooks/useUsage';
import { formatCpuPair, formatMemoryPair } from '../../lib/formatAmounts';
import { sumOf } from '../../lib/sumOf';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './InstanceCard.module.css';
import { UsageMeter } from './UsageMeter';

/** Props of {@link UsageLines}. */
export interface UsageLinesProps {
  instance: InstanceView;
  inside: InstanceInside;
}

/** What the pods use of what they asked for; without figures while nobody measures. */
export function UsageLines(props: UsageLinesProps) {
  const { requests } = props.inside;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const language = useLanguage();
  const usage = useUsage(props.instance);
  const wordsOf = useErrorWords();
  const pods = usage.data?.pods ?? [];
  const cpu = sumOf(pods.map(pod => pod.cpu));
  const memory = sumOf(pods.map(pod => pod.memory));
  return (
    <div className={styles.usage}>
      <UsageMeter
        label={t('card.cpu')}
        text={formatCpuPair(cpu, requests.cpu, language)}
        used={cpu}
        requested={requests.cpu}
      />
      <UsageMeter
        label={t('card.memory')}
        text={formatMemoryPair(memory, requests.memory, language)}
        used={memory}
        requested={requests.memory}
      />
      {usage.error && (
        <Text as="p" variant="body-small" color="secondary">
          {t('card.noUsage', { reason: wordsOf(usage.error).message })}
        </Text>
      )}
    </div>
  );
}
