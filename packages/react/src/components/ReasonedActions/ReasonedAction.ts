/** A button, and why it cannot be used when it cannot. */
export interface ReasonedAction {
  id: string;
  label: string;
  /** What a screen reader says where the label alone is not enough. */
  ariaLabel?: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  destructive?: boolean;
  isPending?: boolean;
  /** Disables the button and is shown below it, or in the menu beside its label. */
  reason?: string;
  onPress: () => void;
}
