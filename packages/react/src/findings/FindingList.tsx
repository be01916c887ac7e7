import type { Finding } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '../components/RelativeTime';
import { useMooringFormats } from '../hooks/useMooringFormats';
import styles from './FindingList.module.css';
import { SeverityIcon } from './SeverityIcon';
import { useFindingTranslation } from './useFindingTranslation';
import { useFindingWords } from './useFindingWords';

const MAX_OBJECTS = 3;
const ORDER: readonly Finding['severity'][] = ['failure', 'warning', 'risk'];

/** Props of {@link FindingList}. */
export interface FindingListProps {
  findings: readonly Finding[];
}

/** What is the matter and what to do about it, problems first. Nothing if all is well. */
export function FindingList(props: FindingListProps) {
  const t = useFindingTranslation();
  const sorted = [...props.findings].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
  if (sorted.length === 0) {
    return undefined;
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-redundant-roles -- without bullets Safari takes it for no list
    <ul className={styles.list} role="list" aria-label={t('finding.list')}>
      {sorted.map(finding => (
        <FindingItem key={keyOf(finding)} finding={finding} />
      ))}
    </ul>
  );
}

function FindingItem(props: { finding: Finding }) {
  const { finding } = props;
  const { title, advice, detail } = useFindingWords()(finding);
  const objects = useObjects(finding);
  return (
    <li className={styles.item}>
      <SeverityIcon severity={finding.severity} />
      <div className={styles.main}>
        <p className={styles.title}>{title}</p>
        {advice !== undefined && <p className={styles.advice}>{advice}</p>}
        {detail !== undefined && <p className={styles.detail}>{detail}</p>}
        {(objects !== '' || finding.since !== undefined) && (
          <p className={styles.objects}>
            {objects}
            {objects !== '' && finding.since !== undefined && ' · '}
            {finding.since !== undefined && <RelativeTime at={finding.since} />}
          </p>
        )}
      </div>
    </li>
  );
}

/** `Pod web-a and Pod web-b`, the rest as a number. */
function useObjects({ objects }: Finding): string {
  const t = useFindingTranslation();
  const { list } = useMooringFormats();
  const names = objects
    .slice(0, MAX_OBJECTS)
    .map(({ kind, name }) => `${kind} ${name}`);
  const more = objects.length - names.length;
  return more > 0
    ? t('finding.moreObjects', {
        objects: names.join(', '),
        more: String(more),
      })
    : list(names);
}

function keyOf({ code, severity, params, objects }: Finding): string {
  return JSON.stringify([code, severity, params, objects]);
}
