import {
  RiCheckLine,
  RiCloseLine,
  RiQuestionLine,
  type RemixiconComponentType,
} from '@remixicon/react';
import type { Answer } from '../../lib/describeName';
import styles from './NameLine.module.css';

const ICONS: Record<Answer, RemixiconComponentType> = {
  yes: RiCheckLine,
  no: RiCloseLine,
  unknown: RiQuestionLine,
};

/** Props of {@link NameAnswer}. */
export interface NameAnswerProps {
  answer: Answer;
  label: string;
}

/** One answer: an icon and a word that say the same. */
export function NameAnswer(props: NameAnswerProps) {
  const Icon = ICONS[props.answer];
  return (
    <span className={`${styles.answer} ${styles[props.answer]}`}>
      <Icon size={14} aria-hidden />
      {props.label}
    </span>
  );
}
