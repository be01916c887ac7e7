import type { NameStatus } from '@mooring/backstage-plugin-dns-common';
import type {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';

/** Whoever asks for what is known of names. */
export type Asker = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** What is known of names: claimed, published, seen to resolve. */
export interface ResolutionService {
  statuses(names: string[], asker: Asker): Promise<NameStatus[]>;
}

/** What an authoritative server says of a name. */
export type Answer =
  | { state: 'values'; values: string[] }
  | { state: 'none' }
  /** `problem` continues a sentence that begins with the server. */
  | { state: 'unknown'; problem: string };
