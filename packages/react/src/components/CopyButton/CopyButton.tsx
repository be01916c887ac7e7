import { ButtonIcon } from '@backstage/ui';
import { RiFileCopyLine } from '@remixicon/react';
import { useCopy } from '../../hooks/useCopy';

/** Props of {@link CopyButton}. */
export interface CopyButtonProps {
  text: string;
  /** What it is, where the text is too long to be said; the text itself without it. */
  name?: string;
}

/** Puts a text on the clipboard. */
export function CopyButton(props: CopyButtonProps) {
  const { text, name = text } = props;
  const { copy, labelOf } = useCopy();
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      aria-label={labelOf(name)}
      icon={<RiFileCopyLine size={14} aria-hidden />}
      onPress={() => copy(text)}
    />
  );
}
