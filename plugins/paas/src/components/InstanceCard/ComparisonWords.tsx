import type {
  InstanceView,
  Panel,
} from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import { useReleases } from '../../hooks/useReleases';
import { releaseVersion } from '../../lib/releaseVersion';
import { useComparisonWords } from '../ReleaseWords';
import styles from './InstanceCard.module.css';

/** Props of {@link ComparisonWords}. */
export interface ComparisonWordsProps {
  panel: Panel;
  instance: InstanceView;
}

/** `same as Test`, `2 behind Test`: how it stands to the environment that comes before. */
export function ComparisonWords(props: ComparisonWordsProps) {
  const { panel, instance } = props;
  const before = useEnvironmentBefore(props);
  const comparisonWords = useComparisonWords();
  const { serviceId } = panel;
  const { environment } = instance;
  const isAsked =
    before !== undefined &&
    serviceId !== undefined &&
    environment !== undefined;
  const { data } = useReleases(
    isAsked ? { serviceId, environment } : undefined,
    releaseVersion(panel),
  );
  const comparison = data?.comparison.find(item => item.environment === before);
  return comparison ? (
    <span
      className={comparison.relation === 'same' ? styles.advice : undefined}
    >
      {comparisonWords(comparison)}
    </span>
  ) : null;
}

/** The nearest one before it in which the service runs. */
function useEnvironmentBefore(props: ComparisonWordsProps) {
  const { environments } = useEnvironments();
  const running = new Set(
    props.panel.instances
      .filter(({ inside }) => inside?.live !== undefined)
      .map(({ environment }) => environment),
  );
  const names = (environments ?? []).map(({ name }) => name);
  const at = names.indexOf(props.instance.environment ?? '');
  return names.slice(0, Math.max(at, 0)).findLast(name => running.has(name));
}
