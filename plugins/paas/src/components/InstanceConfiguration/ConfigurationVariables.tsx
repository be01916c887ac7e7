import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Configuration } from '@mooring/backstage-plugin-paas-common';
import { PlainTable } from '@mooring/react';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import styles from './InstanceConfiguration.module.css';

/** Props of {@link ConfigurationVariables}. */
export interface ConfigurationVariablesProps {
  configuration: Configuration;
}

/** Environment variables with their values, secret ones by name only. */
export function ConfigurationVariables(props: ConfigurationVariablesProps) {
  const { config, secretNames } = props.configuration;
  const { t } = useTranslationRef(releasesTranslationRef);
  const variables = Object.entries(config).sort(([a], [b]) =>
    a.localeCompare(b),
  );
  return (
    <>
      <section className={styles.section}>
        <Text as="h3" weight="bold">
          {t('configuration.variables')}
        </Text>
        {variables.length === 0 ? (
          <Text as="p" color="secondary">
            {t('configuration.noVariables')}
          </Text>
        ) : (
          <PlainTable
            label={t('configuration.variables')}
            columns={[
              {
                id: 'name',
                label: t('configuration.variable'),
                isRowHeader: true,
                cell: ([name]) => <code className={styles.typed}>{name}</code>,
              },
              {
                id: 'value',
                label: t('configuration.value'),
                cell: ([, value]) => (
                  <code className={styles.value}>{value}</code>
                ),
              },
            ]}
            items={variables}
            keyOf={([name]) => name}
          />
        )}
      </section>
      <section className={styles.section}>
        <Text as="h3" weight="bold">
          {t('configuration.secrets')}
        </Text>
        {secretNames.length === 0 ? (
          <Text as="p" color="secondary">
            {t('configuration.noSecrets')}
          </Text>
        ) : (
          <>
            <ul
              className={styles.secrets}
              aria-label={t('configuration.secrets')}
            >
              {[...secretNames].sort().map(name => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            <Text as="p" variant="body-small" color="secondary">
              {t('configuration.secretsHint')}
            </Text>
          </>
        )}
      </section>
    </>
  );
}
