import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Container, PluginHeader } from '@backstage/ui';
import { RiHome5Line } from '@remixicon/react';
import { Fragment } from 'react';
import { appTranslationRef } from '../../translation/appTranslationRef';
import styles from './HomeLayout.module.css';

/** The cards of the home page side by side, as far as there is room. */
export function HomeLayout(props: HomePageLayoutProps) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <>
      <PluginHeader icon={<RiHome5Line />} title={t('nav.page.home')} />
      <Container py="4">
        <div className={styles.cards}>
          {props.widgets.map(({ node, component }) => (
            <Fragment key={node.spec.id}>{component}</Fragment>
          ))}
        </div>
      </Container>
    </>
  );
}
