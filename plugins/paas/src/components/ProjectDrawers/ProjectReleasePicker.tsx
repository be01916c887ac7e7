import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Radio, RadioGroup, Text } from '@backstage/ui';
import type {
  ProjectRelease,
  ProjectView,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, RelativeTime } from '@mooring/react';
import { useProjectReleases } from '../../hooks/useProjectReleases';
import { isNow } from '../../lib/project/isNow';
import { refName } from '../../lib/refName';
import { projectTranslationRef } from '../../translation/project/projectTranslationRef';
import { SectionSkeleton } from '../SectionSkeleton';
import styles from './ProjectDrawers.module.css';

/** Props of {@link ProjectReleasePicker}. */
export interface ProjectReleasePickerProps {
  view: ProjectView;
  environment: string;
  value: number | undefined;
  onChange: (release: number) => void;
}

/** The project releases to go back to, with what each consists of and how that differs from now. */
export function ProjectReleasePicker(props: ProjectReleasePickerProps) {
  const { view, environment, value, onChange } = props;
  const { t } = useTranslationRef(projectTranslationRef);
  const { data, error, refetch } = useProjectReleases(
    view.projectRef,
    environment,
  );
  if (error) {
    return (
      <ErrorNote
        title={t('project.release.error')}
        error={error}
        onRetry={() => refetch()}
      />
    );
  }
  if (!data) {
    return <SectionSkeleton label={t('project.release.loading')} />;
  }
  if (data.length === 0) {
    return (
      <div>
        <Text as="p">{t('project.release.none')}</Text>
        <Text as="p" color="secondary">
          {t('project.release.noneHint')}
        </Text>
      </div>
    );
  }
  return (
    <RadioGroup
      label={t('project.release.label')}
      value={value === undefined ? null : String(value)}
      onChange={number => onChange(Number(number))}
    >
      {data.map(release => (
        <Radio
          key={release.number}
          value={String(release.number)}
          // What is there already is nothing to go back to.
          isDisabled={isNow(release)}
          className={styles.option}
        >
          <Release release={release} />
        </Radio>
      ))}
    </RadioGroup>
  );
}

function Release(props: { release: ProjectRelease }) {
  const { release } = props;
  const { number, author, createdAt, note, good, operationId } = release;
  const { t } = useTranslationRef(projectTranslationRef);
  return (
    <span className={styles.release}>
      <span className={styles.line}>
        <strong>{t('project.release.name', { number: String(number) })}</strong>
        {good && (
          <span className={styles.good}>{t('project.release.good')}</span>
        )}
      </span>
      <span className={styles.secondary}>
        {t(
          operationId === undefined
            ? 'project.release.byHand'
            : 'project.release.afterOperation',
        )}{' '}
        · {refName(author)} · <RelativeTime at={createdAt} />
      </span>
      {note !== undefined && <span>{note}</span>}
      {isNow(release) ? (
        <span className={styles.secondary}>{t('project.release.now')}</span>
      ) : (
        <span className={styles.members}>
          {release.members.map(member => (
            <Member key={member.service} member={member} />
          ))}
        </span>
      )}
    </span>
  );
}

function Member(props: { member: ProjectRelease['members'][number] }) {
  const { service, release, version, head } = props.member;
  const { t } = useTranslationRef(projectTranslationRef);
  const isSame = head === release;
  const differs =
    head === undefined
      ? t('project.release.gone')
      : t('project.release.differs', { head: String(head) });
  return (
    <span className={isSame ? styles.secondary : undefined}>
      <strong>{service}</strong>{' '}
      {version !== undefined && <code>{version}</code>}{' '}
      <span className={styles.secondary}>
        {t('project.release', { release: String(release) })}
        {' · '}
        {isSame ? t('project.release.same') : differs}
      </span>
    </span>
  );
}
