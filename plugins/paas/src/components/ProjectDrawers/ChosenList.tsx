import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePlaceWords } from '@mooring/react';
import type { ChosenInstance } from '../../lib/project/selection';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import styles from './ProjectDrawers.module.css';

/** Props of {@link ChosenList}. */
export interface ChosenListProps {
  chosen: ChosenInstance[];
}

/** What was ticked, to be read once more. */
export function ChosenList(props: ChosenListProps) {
  const { chosen } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const placeOf = usePlaceWords(
    chosen.map(({ instance }) => ({ instance: instance.ref })),
  );
  return (
    <div>
      <h3 className={styles.heading}>{t('project.change.chosen')}</h3>
      <ul className={styles.chosen} aria-label={t('project.change.chosen')}>
        {chosen.map(({ service, instance }) => (
          <li key={instance.id}>
            <strong>{placeOf(instance.ref) ?? service.name}</strong>
            {instance.version !== undefined && <code>{instance.version}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
