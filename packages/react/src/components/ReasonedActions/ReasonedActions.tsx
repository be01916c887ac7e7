import { Button, Flex, Text } from '@backstage/ui';
import { useId } from 'react';
import type { ReasonedAction } from './ReasonedAction';
import styles from './ReasonedActions.module.css';
import { ReasonedMenu, type ReasonedMenuProps } from './ReasonedMenu';

/** Props of {@link ReasonedActions}. */
export interface ReasonedActionsProps {
  actions: ReasonedAction[];
  /** What else there is, behind `⋯`. */
  menu?: ReasonedMenuProps;
}

/**
 * Buttons that are disabled with the reason, never hidden. The reason is text on
 * the page: a disabled button takes no focus, so no tooltip could be reached.
 */
export function ReasonedActions(props: ReasonedActionsProps) {
  const { actions, menu } = props;
  const id = useId();
  const reasons = [...new Set(actions.flatMap(({ reason }) => reason ?? []))];
  return (
    <Flex direction="column" gap="1">
      <div className={styles.buttons}>
        {actions.map(action => (
          <Button
            key={action.id}
            size="small"
            variant={action.variant ?? 'secondary'}
            destructive={action.destructive}
            isPending={action.isPending}
            isDisabled={action.reason !== undefined}
            aria-label={action.ariaLabel}
            aria-describedby={
              action.reason === undefined
                ? undefined
                : `${id}-${reasons.indexOf(action.reason)}`
            }
            onPress={action.onPress}
          >
            {action.label}
          </Button>
        ))}
        {menu && <ReasonedMenu {...menu} />}
      </div>
      {reasons.map((reason, index) => (
        <Text
          key={reason}
          id={`${id}-${index}`}
          as="p"
          variant="body-small"
          color="secondary"
        >
          {reason}
        </Text>
      ))}
    </Flex>
  );
}
