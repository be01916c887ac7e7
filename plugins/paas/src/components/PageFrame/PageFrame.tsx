import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, PluginHeader } from '@backstage/ui';
import { RiListCheck3 } from '@remixicon/react';
import type { ReactNode } from 'react';
import { operationsRouteRef } from '../../routes';
import { operationsTranslationRef } from '../../translation/operations/operationsTranslationRef';
import { boardTranslationRef } from '../../translation/board/boardTranslationRef';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  /** Which of the tabs is shown; left out: one operation. */
  tab?: 'board' | 'statistics';
  children: ReactNode;
}

/** Header and margins of the pages of operations. */
export function PageFrame(props: PageFrameProps) {
  const { t: tOperations } = useTranslationRef(operationsTranslationRef);
  const { t: tBoard } = useTranslationRef(boardTranslationRef);
  const link = useRouteRef(operationsRouteRef)?.();
  return (
    <>
      <PluginHeader
        icon={<RiListCheck3 />}
        title={tOperations('operations.title')}
        titleLink={link}
        tabs={
          props.tab && [
            {
              id: 'board',
              label: tBoard('board.title'),
              href: link ?? '',
              matchStrategy: 'exact',
            },
            {
              id: 'statistics',
              label: tBoard('statistics.title'),
              href: `${link ?? ''}/statistics`,
            },
          ]
        }
      />
      <Container py="4">{props.children}</Container>
    </>
  );
}
