import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Checkbox, Link } from '@backstage/ui';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { ReleaseView } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime, useSentences } from '@mooring/react';
import { operationRouteRef } from '../../routes';
import { releasesTranslationRef } from '../../translation/releases/releasesTranslationRef';
import { useReleaseWords } from '../ReleaseWords';
import styles from './InstanceReleases.module.css';
import { ReleaseStatusCell } from './ReleaseStatusCell';
import { RollBackButton } from './RollBackButton';

/** What all rows of a list of releases share. */
export interface ReleaseRowContext {
  /** Number of the newest release. */
  head: number | undefined;
  /** The first of two that are to be compared. */
  chosen: number | undefined;
  /** The element that says why nothing can be rolled back; undefined: it can. */
  refusalId: string | undefined;
  onChoose: (release: number) => void;
  onRollBack: (release: number) => void;
}

/** Props of {@link ReleaseRow}. */
export interface ReleaseRowProps extends ReleaseRowContext {
  release: ReleaseView;
  /** It stands under a version. */
  isFolded: boolean;
}

/** A release: what it is, what became of it, what it changed, who made it, and why. */
export function ReleaseRow(props: ReleaseRowProps) {
  const { release, isFolded, chosen, head, onChoose, onRollBack } = props;
  const { number, image, author, createdAt, note, failure } = release;
  const { t } = useTranslationRef(releasesTranslationRef);
  const { summaryOf } = useReleaseWords();
  const tell = useSentences();
  const operationLink = useRouteRef(operationRouteRef);
  return (
    <tr className={isFolded ? styles.folded : undefined}>
      <td>
        <Checkbox
          aria-label={t('releases.choose', { release: String(number) })}
          isSelected={chosen === number}
          onChange={() => onChoose(number)}
        />
      </td>
      <th scope="row">
        <span className={styles.number}>{number}</span>{' '}
        <span className={styles.tag} title={image.digest}>
          {image.tag}
        </span>
      </th>
      <td>
        <ReleaseStatusCell release={release} />
      </td>
      <td className={styles.what}>
        <Link href={operationLink?.({ id: release.operationId }) ?? ''}>
          {summaryOf(release)}
        </Link>
        {note !== undefined && <div className={styles.note}>{note}</div>}
        {failure !== undefined && (
          <div className={styles.failure}>
            {t('releases.failure', { failure: tell(failure) })}
          </div>
        )}
      </td>
      <td>
        <EntityDisplayName entityRef={author} hideIcon disableTooltip />
      </td>
      <td>
        <RelativeTime at={createdAt} />
      </td>
      <td className={styles.action}>
        <RollBackButton
          release={number}
          isHead={number === head}
          refusalId={props.refusalId}
          onPress={() => onRollBack(number)}
        />
      </td>
    </tr>
  );
}
