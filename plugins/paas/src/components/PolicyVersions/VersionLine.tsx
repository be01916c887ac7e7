import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { PolicyDocument } from '@mooring/backstage-plugin-paas-common';
import { RelativeTime } from '@mooring/react';
import { refName } from '../../lib/refName';
import { policiesTranslationRef } from '../../translation/policies/policiesTranslationRef';

/** Props of {@link VersionLine}. */
export interface VersionLineProps {
  document: PolicyDocument;
}

/** Which version it is, whose and how old. */
export function VersionLine(props: VersionLineProps) {
  const { version, author, createdAt } = props.document;
  const { t } = useTranslationRef(policiesTranslationRef);
  return (
    <Text variant="body-small" color="secondary">
      {t('policies.version', { version: String(version) })}{' '}
      {author === 'system:mooring'
        ? t('policies.byConfiguration')
        : t('policies.versionBy', { author: refName(author) })}{' '}
      <RelativeTime at={createdAt} />
    </Text>
  );
}
