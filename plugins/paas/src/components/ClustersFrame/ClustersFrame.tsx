import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Container,
  Flex,
  PluginHeader,
  type PluginHeaderProps,
} from '@backstage/ui';
import { RiServerLine } from '@remixicon/react';
import type { ReactNode } from 'react';
import { clustersRouteRef } from '../../routes';
import { paasTranslationRef } from '../../translation/paasTranslationRef';

/** Props of {@link ClustersFrame}. */
export interface ClustersFrameProps {
  /** What lies below the list of clusters, the page itself last. */
  breadcrumbs?: NonNullable<PluginHeaderProps['breadcrumbs']>;
  children: ReactNode;
}

/** Header and margins of the pages of clusters. */
export function ClustersFrame(props: ClustersFrameProps) {
  const { t } = useTranslationRef(paasTranslationRef);
  const link = useRouteRef(clustersRouteRef)?.() ?? '';
  const title = t('clusters.title');
  return (
    <>
      <PluginHeader
        icon={<RiServerLine />}
        title={title}
        titleLink={link}
        breadcrumbs={
          props.breadcrumbs && [
            { label: title, href: link },
            ...props.breadcrumbs,
          ]
        }
      />
      <Container py="4">
        <Flex direction="column" gap="4">
          {props.children}
        </Flex>
      </Container>
    </>
  );
}
