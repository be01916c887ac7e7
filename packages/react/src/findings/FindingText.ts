import type { Finding } from '@mooring/backstage-plugin-paas-common';
import type { MooringFormats } from '../hooks/useMooringFormats';
import type { FindingTranslation } from './useFindingTranslation';

/** Everything that the words of a finding are made from. */
export interface FindingText {
  finding: Finding;
  t: FindingTranslation;
  formats: MooringFormats;
  /** A param as text; empty where there is none. */
  text(name: string): string;
  has(name: string): boolean;
  /** `2 of 3 pods` */
  who(): string;
}

/** What is said of a finding. */
export interface FindingWords {
  /** One sentence, or two. */
  title: string;
  /** What to do about it. */
  advice?: string;
  /** What the cluster itself says, in its own language. */
  detail?: string;
}

/** How findings of one code are put into words. */
export type Wording = (of: FindingText) => FindingWords;
