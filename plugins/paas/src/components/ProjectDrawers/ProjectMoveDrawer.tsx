import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useEnvironments } from '@mooring/react';
import { useState } from 'react';
import {
  giversAmong,
  moveChange,
  moveEnds,
  proposedMoves,
  type Moves,
} from '../../lib/project/moveEnds';
import type { ProjectTarget } from '../../lib/project/projectTarget';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { ChangeDrawer } from '../ChangeDrawer';
import { Choice } from '../Choice';
import { MoveFields } from './MoveFields';
import styles from './ProjectDrawers.module.css';

/** Names from one environment to another, or from one service to another, all at once. */
export function ProjectMoveDrawer(props: ProjectTarget) {
  const { title, chosen, onClose } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const { titleOf } = useEnvironments();
  // As it was when the drawer opened: names must not move away under the ticks.
  const [view] = useState(props.view);
  const [givers] = useState(() => giversAmong(view, chosen));
  const { takers } = moveEnds(view);
  const environmentsOf = (ends: typeof givers) =>
    view.environments.filter(name =>
      ends.some(({ instance }) => instance.environment === name),
    );
  const sources = environmentsOf(givers);
  const targets = environmentsOf(takers);
  const ticked = chosen[0]?.instance.environment;
  const [from, setFrom] = useState(
    sources.find(name => name === ticked) ?? sources[0]!,
  );
  const [to, setTo] = useState(
    targets.find(name => name !== from) ?? targets[0]!,
  );
  const [moves, setMoves] = useState<Moves>(() =>
    proposedMoves({ givers, takers }, from, to),
  );
  const choose = (nextFrom: string, nextTo: string) => {
    setFrom(nextFrom);
    setTo(nextTo);
    setMoves(proposedMoves({ givers, takers }, nextFrom, nextTo));
  };
  const change = moveChange(view, moves);
  const count = change?.moves.flatMap(({ names }) => names).length ?? 0;
  const optionsOf = (names: string[]) =>
    names.map(value => ({ value, label: titleOf(value) }));
  return (
    <ChangeDrawer
      title={t('project.move.title', { project: title })}
      change={change}
      reason={change ? undefined : t('project.move.chooseFirst')}
      confirmLabel={t('project.move.confirm', { count })}
      onClose={onClose}
    >
      <Text as="p">{t('project.move.about')}</Text>
      <div className={styles.ends}>
        <div>
          <h3 className={styles.heading}>{t('project.move.from')}</h3>
          <Choice
            label={t('project.move.from')}
            value={from}
            options={optionsOf(sources)}
            onChange={next => choose(next, to)}
          />
        </div>
        <div>
          <h3 className={styles.heading}>{t('project.move.to')}</h3>
          <Choice
            label={t('project.move.to')}
            value={to}
            options={optionsOf(targets)}
            onChange={next => choose(from, next)}
          />
        </div>
      </div>
      <MoveFields
        givers={givers.filter(({ instance }) => instance.environment === from)}
        takers={takers.filter(({ instance }) => instance.environment === to)}
        value={moves}
        onChange={(id, move) => setMoves(new Map([...moves, [id, move]]))}
      />
    </ChangeDrawer>
  );
}
