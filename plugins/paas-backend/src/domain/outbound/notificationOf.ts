import { newsSubject, newsWords } from './newsWords';
import type { OperationNews } from './OperationNews';

/** A shorter one is watched until it has succeeded. */
const LONG_MS = 2 * 60_000;

/** Whom to tell of a change, and what. */
export interface PersonalNotification {
  recipients: string[];
  payload: {
    title: string;
    description: string;
    severity: 'high' | 'normal';
    topic: string;
  };
}

/**
 * Who has to know of a change: whoever it waits for, when that begins; whoever
 * started it, when it ended otherwise than meant, or after a long time.
 */
export function notificationOf(
  news: OperationNews,
): PersonalNotification | undefined {
  const { title, lines } = newsWords(news, 'en');
  if (isWaitingAnew(news)) {
    return {
      recipients: [news.holder!.name],
      payload: {
        title: `Waits for you: ${newsSubject(news, 'en')}`,
        description: lines.at(-1)!,
        severity: 'high',
        topic: 'Operation waits for you',
      },
    };
  }
  const hasFailed = news.state === 'undone' || news.state === 'cancelled';
  const hasTakenLong =
    news.state === 'succeeded' &&
    Date.parse(news.at) - Date.parse(news.createdAt) > LONG_MS;
  // What a schedule or a program starts waits for nobody.
  if ((hasFailed || hasTakenLong) && news.initiator.startsWith('user:')) {
    return {
      recipients: [news.initiator],
      payload: {
        title,
        description: hasFailed
          ? 'Its page says why.'
          : 'You started it some time ago.',
        severity: hasFailed ? 'high' : 'normal',
        topic: 'Operation ended',
      },
    };
  }
  return undefined;
}

function isWaitingAnew({ holder, holderBefore, isCurrent }: OperationNews) {
  return (
    holder?.kind === 'person' &&
    isCurrent &&
    (holderBefore?.kind !== 'person' || holderBefore.name !== holder.name)
  );
}
