import type {
  DnsRecord,
  RecordChange,
} from '@mooring/backstage-plugin-dns-common';
import type { CheckedPublish } from '../domain/checkedPublishSchema';

/** Brings the records on DNS servers to what owners want. */
export interface PublishingService {
  /** What publishing would change; names need not be claimed yet. Nothing is written. */
  preview(
    publish: CheckedPublish,
    signal: AbortSignal,
  ): Promise<RecordChange[]>;
  /**
   * Makes each owner's records exactly those given, one transaction for each
   * zone, and reads them back.
   *
   * @returns what was changed
   * @throws ConflictError, before anything is written, if a name is not claimed
   * by its owner or has records that are not the owner's
   */
  publish(
    publish: CheckedPublish,
    signal: AbortSignal,
  ): Promise<RecordChange[]>;
}

/** A record set at rest. */
export interface StoredRecord extends DnsRecord {
  owner: string;
  zone: string;
  /** When it was last seen to be right on the server; undefined before. */
  publishedAt: Date | undefined;
}

/** Records at rest, and the right to write to a zone. */
export interface RecordsStore {
  byOwners(owners: string[]): Promise<StoredRecord[]>;
  byNames(names: string[]): Promise<StoredRecord[]>;
  /**
   * Remembers records that are about to be written, so that none can be lost
   * sight of, whatever happens between the server and the database.
   */
  announce(records: Omit<StoredRecord, 'publishedAt'>[]): Promise<void>;
  /** Runs `write` as the only writer of a zone among all replicas of the portal. */
  asWriter<T>(
    zone: string,
    write: (writer: ZoneWriter) => Promise<T>,
  ): Promise<T>;
}

/** What the one writer of a zone may do; all in one transaction. */
export interface ZoneWriter {
  /** Claims that concern names or owners, which stay as they are until the end. */
  claims(names: string[], owners: string[]): Promise<ZoneClaim[]>;
  /** Fails if the zone's lock was lost. To be awaited directly before writing to the server. */
  assertHeld(): Promise<void>;
  /** These are the owners' records in the zone now. */
  setPublished(
    owners: string[],
    records: Omit<StoredRecord, 'publishedAt' | 'zone'>[],
  ): Promise<void>;
}

/** A claim as publishing looks at it. */
export interface ZoneClaim {
  name: string;
  owner: string;
  label: string;
}
