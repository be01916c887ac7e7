import { ButtonIcon, Menu, MenuItem, MenuTrigger } from '@backstage/ui';
import { RiMore2Line } from '@remixicon/react';
import type { ReasonedAction } from './ReasonedAction';
import styles from './ReasonedActions.module.css';

/** Props of {@link ReasonedMenu}. */
export interface ReasonedMenuProps {
  /** What a screen reader calls the button that opens it. */
  label: string;
  actions: ReasonedAction[];
}

/** What is needed less often, behind `⋯`; what cannot be used says why in its place. */
export function ReasonedMenu(props: ReasonedMenuProps) {
  const { label, actions } = props;
  const refused = actions.filter(({ reason }) => reason !== undefined);
  return (
    <MenuTrigger>
      <ButtonIcon
        size="small"
        variant="secondary"
        aria-label={label}
        icon={<RiMore2Line aria-hidden />}
      />
      <Menu
        placement="bottom end"
        disabledKeys={refused.map(({ id }) => id)}
        onAction={key => actions.find(({ id }) => id === key)?.onPress()}
      >
        {actions.map(action => (
          <MenuItem
            key={action.id}
            id={action.id}
            color={action.destructive ? 'danger' : 'primary'}
            textValue={[action.ariaLabel ?? action.label, action.reason]
              .filter(Boolean)
              .join(' ')}
          >
            <span className={styles.item}>
              {action.label}
              {action.reason !== undefined && <small>{action.reason}</small>}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </MenuTrigger>
  );
}
