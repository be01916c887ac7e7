import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { DraftVerdict } from '@mooring/backstage-plugin-paas-common';
import { useEnvironments } from '@mooring/react';
import {
  RiCheckLine,
  RiCloseLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import { formTranslationRef } from '../../translation/formTranslationRef';
import styles from './NamePreview.module.css';

type PreviewedName = DraftVerdict['names'][number];

const ICONS: Record<PreviewedName['state'], RemixiconComponentType> = {
  free: RiCheckLine,
  taken: RiCloseLine,
  unknown: RiQuestionLine,
};

/** Props of {@link NamePreview}. */
export interface NamePreviewProps {
  names: PreviewedName[];
}

/** The DNS name in each environment chosen, and whether it is free. */
export function NamePreview(props: NamePreviewProps) {
  const { t } = useTranslationRef(formTranslationRef);
  const { titleOf } = useEnvironments();
  return (
    <ul className={styles.names} aria-label={t('name.preview')}>
      {props.names.map(entry => {
        const Icon = ICONS[entry.state];
        return (
          <li key={entry.environment} className={styles.line}>
            <Icon size={16} aria-hidden className={styles[entry.state]} />
            <code className={styles.name}>{entry.name}</code>
            <Text variant="body-small" color="secondary">
              {titleOf(entry.environment)} · <StateWords entry={entry} />
            </Text>
          </li>
        );
      })}
    </ul>
  );
}

function StateWords(props: { entry: PreviewedName }) {
  const { state, detail } = props.entry;
  const { t } = useTranslationRef(formTranslationRef);
  switch (state) {
    case 'free':
      return <>{t('name.free')}</>;
    case 'taken':
      return <>{detail ? t('name.takenBy', { detail }) : t('name.taken')}</>;
    default:
      return (
        <>{detail ? t('name.unknownBecause', { detail }) : t('name.unknown')}</>
      );
  }
}
