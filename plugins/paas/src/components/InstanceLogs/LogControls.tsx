import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, ToggleButton } from '@backstage/ui';
import type { PodView } from '@mooring/backstage-plugin-paas-common';
import { RiHistoryLine, RiPlayLine } from '@remixicon/react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './LogControls.module.css';
import { containersOf, SINCE, type LogChoice, type Since } from './logQuery';

/** Stands for no choice: names of Kubernetes are never empty. */
const ANY = '';

/** Props of {@link LogControls}. */
export interface LogControlsProps {
  pods: PodView[];
  choice: LogChoice;
  follow: boolean;
  onChange: (changes: Record<string, string | undefined>) => void;
}

/** Whose log is read, since when, and whether it is followed. */
export function LogControls(props: LogControlsProps) {
  const { pods, choice, follow, onChange } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  const containers = containersOf(pods, choice.pod);
  const names = pods.map(({ name }) => name).sort();
  const isGone = choice.pod !== undefined && !names.includes(choice.pod);
  return (
    <div className={styles.root}>
      <Select
        size="small"
        className={styles.wide}
        aria-label={t('logs.pod')}
        options={[
          { value: ANY, label: t('logs.allPods', { count: pods.length }) },
          ...(isGone ? [{ value: choice.pod!, label: choice.pod! }] : []),
          ...names.map(name => ({ value: name, label: name })),
        ]}
        value={choice.pod ?? ANY}
        onChange={pod =>
          onChange({
            pod: given(pod),
            container: undefined,
            previous: undefined,
          })
        }
      />
      {containers.length > 1 && (
        <Select
          size="small"
          aria-label={t('logs.container')}
          options={[
            { value: ANY, label: t('logs.firstContainer') },
            ...containers.map(({ name, init }) => ({
              value: name,
              label: init ? t('logs.initContainer', { name }) : name,
            })),
          ]}
          value={choice.container ?? ANY}
          onChange={container => onChange({ container: given(container) })}
        />
      )}
      <Select
        size="small"
        aria-label={t('logs.since')}
        options={(Object.keys(SINCE) as Since[]).map(since => ({
          value: since,
          label: t(`logs.since.${since}`),
        }))}
        value={choice.since}
        onChange={since =>
          onChange({ since: since === 'newest' ? undefined : given(since) })
        }
      />
      <ToggleButton
        size="small"
        iconStart={<RiHistoryLine aria-hidden />}
        isSelected={choice.previous}
        onChange={previous =>
          onChange({ previous: previous ? '1' : undefined })
        }
      >
        {t('logs.previous')}
      </ToggleButton>
      <ToggleButton
        size="small"
        iconStart={<RiPlayLine aria-hidden />}
        isSelected={follow}
        isDisabled={choice.previous}
        onChange={next => onChange({ follow: next ? undefined : '0' })}
      >
        {t('logs.follow')}
      </ToggleButton>
    </div>
  );
}

function given(key: unknown): string | undefined {
  return key === ANY || key === null ? undefined : String(key);
}
