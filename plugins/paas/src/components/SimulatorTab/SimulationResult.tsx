import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { Simulation } from '@mooring/backstage-plugin-paas-common';
import { useMooringFormats } from '@mooring/react';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import styles from './SimulatorTab.module.css';

/** Props of {@link SimulationResult}. */
export interface SimulationResultProps {
  simulation: Simulation;
}

/** The gates of a made-up plan, and why each procedure applies or does not. */
export function SimulationResult(props: SimulationResultProps) {
  const { gates, procedures } = props.simulation;
  const { t } = useTranslationRef(policiesTranslationRef);
  return (
    <div className={styles.result}>
      {gates.length === 0 ? (
        <Text as="p">{t('simulator.noGates')}</Text>
      ) : (
        <ol className={styles.gates} aria-label={t('simulator.gates')}>
          {gates.map((gate, index) => (
            <li key={index}>
              <Text as="p" weight="bold">
                {t(
                  gate.count > 1
                    ? 'policies.gateLineMany'
                    : 'policies.gateLine',
                  {
                    title: gate.title,
                    group: refName(gate.group),
                    people: String(gate.count),
                  },
                )}
              </Text>
              <Text as="p" color="secondary">
                {t(`policies.place.${gate.place}`)},{' '}
                {t('simulator.asks', { procedure: gate.procedure })}
              </Text>
            </li>
          ))}
        </ol>
      )}
      {([true, false] as const).map(applies => (
        <Procedures
          key={String(applies)}
          heading={t(applies ? 'simulator.applying' : 'simulator.others')}
          procedures={procedures.filter(it => it.applies === applies)}
        />
      ))}
    </div>
  );
}

function Procedures(props: {
  heading: string;
  procedures: Simulation['procedures'];
}) {
  const { heading, procedures } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const { list } = useMooringFormats();
  if (procedures.length === 0) {
    return null;
  }
  const whyOf = ({ applies, conditions }: Simulation['procedures'][number]) => {
    const words = list(
      conditions
        .filter(({ holds }) => holds === applies)
        .map(({ condition }) => t(`policies.condition.${condition}`)),
    );
    if (!applies) {
      return t('simulator.not', { conditions: words });
    }
    return words === ''
      ? t('simulator.always')
      : t('simulator.because', { conditions: words });
  };
  return (
    <div>
      <h3 className={styles.subheading}>{heading}</h3>
      <ul className={styles.procedures} aria-label={heading}>
        {procedures.map(procedure => (
          <li key={procedure.id}>
            <Text as="p">{procedure.name}</Text>
            <Text as="p" color="secondary">
              {whyOf(procedure)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
