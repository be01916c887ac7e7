import { newsWords, testWords, type NewsWords } from '../newsWords';
import type { WebhookMessage } from './types';

/** A message in words, and where it leads. */
export function wordsOf({
  news,
  language,
  portal,
}: WebhookMessage): NewsWords & { link: string } {
  return news
    ? { ...newsWords(news, language), link: news.link }
    : { ...testWords(language), link: portal };
}
