import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { Configuration } from '@mooring/backstage-plugin-paas-common';
import { CopyButton, useMooringFormats } from '@mooring/react';
import type { ReactNode } from 'react';
import { useSizeWords } from '../../hooks/useSizeWords';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import styles from './InstanceConfiguration.module.css';

/** Props of {@link ConfigurationFacts}. */
export interface ConfigurationFactsProps {
  configuration: Configuration;
}

/** Image, size, scaling, network access and names of an instance. */
export function ConfigurationFacts(props: ConfigurationFactsProps) {
  const { image, blueprint, values, size, ruleName, names } =
    props.configuration;
  const { t } = useTranslationRef(releasesTranslationRef);
  const sizeWords = useSizeWords();
  const scaling = useScalingWords(props.configuration);
  const network = useNetworkWords(props.configuration);
  const reference = `${image.repository}:${image.tag}`;
  const allNames = [...new Set([...(ruleName ? [ruleName] : []), ...names])];
  return (
    <dl className={styles.facts}>
      <Fact label={t('configuration.image')}>
        <code>{reference}</code>
        <CopyButton text={`${reference}@${image.digest}`} name={reference} />
        <div className={styles.note}>{image.digest}</div>
      </Fact>
      <Fact label={t('configuration.size')}>
        {size ? (
          <>
            {size.name}{' '}
            <span className={styles.note}>{sizeWords(size.resources)}</span>
          </>
        ) : (
          t('configuration.noSize')
        )}
      </Fact>
      <Fact label={t('configuration.scaling')}>{scaling}</Fact>
      <Fact label={t('configuration.network')}>{network}</Fact>
      <Fact label={t('configuration.names')}>
        {allNames.length === 0 && t('configuration.noNames')}
        {allNames.map(name => (
          <div key={name}>
            <code>{name}</code>{' '}
            {name === ruleName && (
              <span className={styles.note}>{t('configuration.byRule')}</span>
            )}
          </div>
        ))}
      </Fact>
      <Fact label={t('configuration.blueprint')}>{blueprint}</Fact>
      {Object.keys(values).length > 0 && (
        <Fact label={t('configuration.values')}>
          {Object.entries(values).map(([key, value]) => (
            <div key={key}>
              <code>
                {key}:{' '}
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </code>
            </div>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function useScalingWords({ scaling, running }: Configuration): string {
  const { t } = useTranslationRef(releasesTranslationRef);
  const words =
    scaling.mode === 'fixed'
      ? t('configuration.fixed', { count: scaling.replicas })
      : t('configuration.auto', {
          min: String(scaling.min),
          max: String(scaling.max),
          cpu: String(scaling.cpuPercent),
        });
  return running ? words : `${words} (${t('configuration.stopped')})`;
}

function useNetworkWords({ network }: Configuration): string {
  const { t } = useTranslationRef(releasesTranslationRef);
  const { list } = useMooringFormats();
  if (network.access === 'open') {
    return t('configuration.networkOpen');
  }
  return network.projects.length === 0
    ? t('configuration.networkOwn')
    : t('configuration.networkProjects', { projects: list(network.projects) });
}
