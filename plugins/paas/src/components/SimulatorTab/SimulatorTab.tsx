import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PlanFacts } from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, useDebounced, useEnvironments } from '@mooring/react';
import { useMemo, useState } from 'react';
import { useProjects } from '../../hooks/useProjects';
import { useSimulation } from '../../hooks/useSimulation';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import { FactsFields } from './FactsFields';
import { SimulationResult } from './SimulationResult';
import styles from './SimulatorTab.module.css';

/** A made-up plan beside what would be asked of it. */
export function SimulatorTab() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const { environments } = useEnvironments();
  const projects = useProjects();
  const [changed, setChanged] = useState<Partial<PlanFacts>>({});
  const [now] = useState(() => new Date().toISOString());
  const facts = useMemo(
    () => ({
      environment: environments?.at(-1)?.name ?? '',
      projectRef: projects.data?.[0]?.ref ?? '',
      blueprints: [],
      kind: 'deploy' as const,
      parts: ['version' as const],
      toZero: false,
      instances: 1,
      at: now,
      ...changed,
    }),
    [environments, projects.data, changed, now],
  );
  const settled = useDebounced(facts);
  const isWhole = settled.environment !== '' && settled.projectRef !== '';
  const simulation = useSimulation(isWhole ? settled : undefined);
  return (
    <div className={styles.panes}>
      <section className={styles.pane} aria-label={t('simulator.form')}>
        <h2 className={styles.heading}>{t('simulator.about')}</h2>
        <FactsFields
          value={facts}
          onChange={next => setChanged({ ...changed, ...next })}
        />
      </section>
      <section className={styles.pane} aria-label={t('simulator.result')}>
        <h2 className={styles.heading}>{t('simulator.result')}</h2>
        {!isWhole && (
          <Text as="p" color="secondary">
            {t('simulator.fillIn')}
          </Text>
        )}
        {simulation.error && (
          <ErrorNote
            title={t('simulator.error')}
            error={simulation.error}
            onRetry={() => simulation.refetch()}
          />
        )}
        {isWhole && simulation.isPending && (
          <SectionSkeleton label={t('policies.loading')} />
        )}
        {simulation.data && !simulation.error && (
          <div
            role="status"
            className={simulation.isPlaceholderData ? styles.outdated : ''}
          >
            <SimulationResult simulation={simulation.data} />
          </div>
        )}
      </section>
    </div>
  );
}
