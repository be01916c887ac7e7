import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import { RiFileShield2Line } from '@remixicon/react';
import type { ReactNode } from 'react';
import {
  accessReviewRouteRef,
  auditRouteRef,
  historyRouteRef,
} from '../../routes';
import { auditTranslationRef } from '../../translation/audit/auditTranslationRef';

/** Props of {@link AuditFrame}. */
export interface AuditFrameProps {
  actions?: ReactNode;
  children: ReactNode;
}

/** Header, tabs and margins of the pages for auditors. */
export function AuditFrame(props: AuditFrameProps) {
  const { actions, children } = props;
  const { t } = useTranslationRef(auditTranslationRef);
  const trail = useRouteRef(auditRouteRef)?.() ?? '';
  const history = useRouteRef(historyRouteRef)?.() ?? '';
  const access = useRouteRef(accessReviewRouteRef)?.() ?? '';
  return (
    <>
      <PluginHeader
        icon={<RiFileShield2Line />}
        title={t('audit.title')}
        customActions={actions}
        tabs={[
          { id: 'trail', label: t('audit.tab.trail'), href: trail },
          { id: 'history', label: t('audit.tab.history'), href: history },
          { id: 'access', label: t('audit.tab.access'), href: access },
        ]}
      />
      <Container py="4">{children}</Container>
    </>
  );
}
