import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../../translation/appTranslationRef';
import styles from './NavLogo.module.css';

/** The bollard with its line, and the name while the sidebar is open. */
export function NavLogo() {
  const { t } = useTranslationRef(appTranslationRef);
  const { isOpen } = useSidebarOpenState();
  return (
    <div
      className={styles.root}
      style={{ width: isOpen ? undefined : sidebarConfig.drawerWidthClosed }}
    >
      <Link
        to="/"
        underline="none"
        className={styles.link}
        aria-label={t('nav.home')}
      >
        <svg
          className={styles.mark}
          viewBox="0 0 32 32"
          fill="none"
          stroke="currentColor"
          strokeWidth="2.2"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden
        >
          <path d="M8 9.500C8 6.500 11.500 5 16 5s8 1.500 8 4.500-3 4.500-3.500 5.500L22 25H10l1.500-10C11 14 8 12.500 8 9.500Z" />
          <path d="M5 27h22M3 19c6 3.500 20 3.500 26-1" />
        </svg>
        {isOpen && <span className={styles.name}>Mooring</span>}
      </Link>
    </div>
  );
}
