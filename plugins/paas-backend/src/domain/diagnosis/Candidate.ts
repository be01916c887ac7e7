import type { Finding } from '@mooring/backstage-plugin-paas-common';
import type { Case } from './Case';

/** A finding before it is known whether another explains it. */
export interface Candidate {
  finding: Finding;
  /** Uids of the pods and their owners whose trouble this is the cause of. */
  explains: readonly string[];
  /**
   * Set for what is a consequence as a rule: it is left out if the trouble of
   * one of these uids is explained already.
   */
  unlessExplained?: readonly string[];
}

/** What one rule makes of an instance. */
export type Rule = (of: Case) => Candidate[];

const MAX_TEXT = 400;

/** A message of a cluster on one line, at a length that fits a page. */
export function inBrief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > MAX_TEXT ? `${line.slice(0, MAX_TEXT - 1)}…` : line;
}

/** ISO 8601 of a time. */
export function at(time: number): string {
  return new Date(time).toISOString();
}

/** A finding's object. */
export function objectOf(
  kind: string,
  { name }: { name: string },
): Finding['objects'][number] {
  return { kind, name };
}
