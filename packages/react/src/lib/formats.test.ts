import { formatDuration } from './formatDuration';
import { formatRelative } from './formatRelative';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('formatDuration', () => {
  it.each([
    [-5, 'en', '< 0.1 sec'],
    [430, 'en', '0.4 sec'],
    [18_400, 'en', '18 sec'],
    [3 * MINUTE + 5 * SECOND, 'en', '3 min 5 sec'],
    [2 * HOUR, 'en', '2 hr'],
    [50 * HOUR, 'en', '2 days 2 hr'],
    [3 * MINUTE + 5 * SECOND, 'zh', '3分钟 5秒'],
  ])('says %d ms in %s as %s', (milliseconds, language, text) => {
    expect(formatDuration(milliseconds, language)).toBe(text);
  });
});

describe('formatRelative', () => {
  it.each([
    [0, 'en', 'now'],
    [12 * SECOND, 'en', '12 seconds ago'],
    [119 * SECOND, 'en', '1 minute ago'],
    [26 * HOUR, 'en', 'yesterday'],
    [40 * 24 * HOUR, 'en', 'last month'],
    [12 * SECOND, 'zh', '12秒钟前'],
  ])('says %d ms ago in %s as %s', (milliseconds, language, text) => {
    const now = Date.parse('2026-11-01T12:00:00Z');
    expect(formatRelative(now - milliseconds, now, language)).toBe(text);
  });
});
