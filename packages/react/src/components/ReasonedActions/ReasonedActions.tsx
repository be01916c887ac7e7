import { Button, Flex, Text } from '@backstage/ui';
import { useId } from 'react';

/** A button, and why it cannot be used when it cannot. */
export interface ReasonedAction {
  id: string;
  label: string;
  /** What a screen reader says where the label alone is not enough. */
  ariaLabel?: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  destructive?: boolean;
  isPending?: boolean;
  /** Disables the button and is shown below it. */
  reason?: string;
  onPress: () => void;
}

/** Props of {@link ReasonedActions}. */
export interface ReasonedActionsProps {
  actions: ReasonedAction[];
}

/**
 * Buttons that are disabled with the reason, never hidden. The reason is text on
 * the page: a disabled button takes no focus, so no tooltip could be reached.
 */
export function ReasonedActions(props: ReasonedActionsProps) {
  const id = useId();
  const reasons = [
    ...new Set(props.actions.flatMap(({ reason }) => reason ?? [])),
  ];
  return (
    <Flex direction="column" gap="1">
      <Flex gap="2">
        {props.actions.map(action => (
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
      </Flex>
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
