import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type {
  ConditionVerdict,
  ProcedureDocument,
} from '@mooring/backstage-plugin-paas-common';
import { ErrorNote, useMooringFormats } from '@mooring/react';
import { usePolicyVersions } from '../../hooks/usePolicies';
import { changedPaths } from '../../lib/policies/changedPaths';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';
import { FormDrawer } from '../FormDrawer';
import { SectionSkeleton } from '../SectionSkeleton';
import styles from './ProceduresTab.module.css';
import { VersionLine } from '../PolicyVersions';

/** Props of {@link ProcedureVersions}. */
export interface ProcedureVersionsProps {
  document: ProcedureDocument;
  onClose: () => void;
}

/** Who changed what of a procedure, the newest first. */
export function ProcedureVersions(props: ProcedureVersionsProps) {
  const { document, onClose } = props;
  const { t } = useTranslationRef(policiesTranslationRef);
  const versions = usePolicyVersions('procedure', document.id);
  const whatOf = useWhat();
  const all = versions.data?.versions ?? [];
  return (
    <FormDrawer
      title={t('policies.versionsOf', { name: document.body.name })}
      onClose={onClose}
    >
      {versions.isPending && <SectionSkeleton label={t('policies.loading')} />}
      {versions.error && (
        <ErrorNote
          title={t('policies.error')}
          error={versions.error}
          onRetry={() => versions.refetch()}
        />
      )}
      <ol className={styles.rows} aria-label={t('policies.versions')} reversed>
        {all.map((version, index) => (
          <li key={version.version} className={styles.version}>
            <VersionLine document={version} />
            <Text as="p">{whatOf(version, all[index + 1])}</Text>
            {version.note !== undefined && (
              <Text as="p" color="secondary">
                {version.note}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </FormDrawer>
  );
}

function useWhat() {
  const { t } = useTranslationRef(policiesTranslationRef);
  const { list } = useMooringFormats();
  const wordOf = (path: string) => {
    const [part, of] = path.split('.');
    if (part === 'gates') {
      return t('policies.field.gate', { number: String(Number(of) + 1) });
    }
    return part === 'condition'
      ? t(`policies.condition.${of as ConditionVerdict['condition']}`)
      : t('policies.field.name');
  };
  return (
    version: ProcedureDocument,
    before: ProcedureDocument | undefined,
  ): string => {
    if (!before) {
      return t('policies.versionFirst');
    }
    if (version.withdrawn) {
      return t('policies.versionWithdrawn');
    }
    const words = changedPaths(before.body, version.body).map(wordOf);
    return words.length === 0
      ? t('policies.versionSame')
      : t('policies.versionChanged', { what: list([...new Set(words)]) });
  };
}
