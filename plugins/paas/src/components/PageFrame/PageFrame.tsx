import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import { RiListCheck3 } from '@remixicon/react';
import type { ReactNode } from 'react';
import { operationsRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  /** Which of the tabs is shown; left out: one operation. */
  tab?: 'board' | 'statistics';
  children: ReactNode;
}

/** Header and margins of the pages of operations. */
export function PageFrame(props: PageFrameProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const link = useRouteRef(operationsRouteRef)?.();
  return (
    <>
      <PluginHeader
        icon={<RiListCheck3 />}
        title={t('operations.title')}
        titleLink={link}
        tabs={
          props.tab && [
            {
              id: 'board',
              label: t('board.title'),
              href: link ?? '',
              matchStrategy: 'exact',
            },
            {
              id: 'statistics',
              label: t('statistics.title'),
              href: `${link ?? ''}/statistics`,
            },
          ]
        }
      />
      <Container py="4">{props.children}</Container>
    </>
  );
}
