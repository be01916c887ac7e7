import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import {
  RiCodeSSlashLine,
  RiDeleteBinLine,
  RiFileListLine,
  RiMore2Line,
} from '@remixicon/react';
import { useState } from 'react';
import { runtimeTranslationRef } from '../../translation/runtime/runtimeTranslationRef';
import styles from './PodsTable.module.css';

/** What can be done with a pod from its row. */
export type PodAction = 'logs' | 'yaml' | 'delete';

/** Props of {@link PodMenu}. */
export interface PodMenuProps {
  pod: string;
  /** Why its deletion is not offered, where it is not. */
  deleteRefusal: string | undefined;
  onAction: (action: PodAction, pod: string) => void;
}

/**
 * The menu at the end of a pod's row. It comes to be when it is opened: two
 * hundred that nobody opens would hold up the page for a second.
 */
export function PodMenu(props: PodMenuProps) {
  const { t } = useTranslationRef(runtimeTranslationRef);
  const [isUsed, setUsed] = useState(false);
  return isUsed ? (
    <OpenedMenu {...props} />
  ) : (
    <button
      type="button"
      className={styles.menuButton}
      aria-label={t('pods.menu', { pod: props.pod })}
      aria-haspopup="menu"
      onClick={() => setUsed(true)}
    >
      <RiMore2Line size={16} aria-hidden />
    </button>
  );
}

function OpenedMenu(props: PodMenuProps) {
  const { pod, deleteRefusal, onAction } = props;
  const { t } = useTranslationRef(runtimeTranslationRef);
  return (
    <MenuTrigger defaultOpen>
      <ButtonIcon
        size="small"
        variant="tertiary"
        aria-label={t('pods.menu', { pod })}
        icon={<RiMore2Line aria-hidden />}
      />
      <Menu
        placement="bottom end"
        onAction={key => onAction(key as PodAction, pod)}
        disabledKeys={deleteRefusal === undefined ? [] : ['delete']}
      >
        <MenuItem id="logs" iconStart={<RiFileListLine aria-hidden />}>
          {t('pods.logs')}
        </MenuItem>
        <MenuItem id="yaml" iconStart={<RiCodeSSlashLine aria-hidden />}>
          {t('pods.yaml')}
        </MenuItem>
        <MenuItem
          id="delete"
          color="danger"
          iconStart={<RiDeleteBinLine aria-hidden />}
          textValue={[t('pods.delete'), deleteRefusal].join(' ')}
        >
          <span className={styles.item}>
            {t('pods.delete')}
            {deleteRefusal !== undefined && <small>{deleteRefusal}</small>}
          </span>
        </MenuItem>
      </Menu>
    </MenuTrigger>
  );
}
