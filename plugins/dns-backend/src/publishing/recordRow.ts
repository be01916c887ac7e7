import type { StoredRecord } from './types';

/** A row of the table `records`. */
export interface RecordRow {
  owner: string;
  name: string;
  type: StoredRecord['type'];
  zone: string;
  ttl: number;
  values: string[];
  published_at: Date | null;
}

export function toRow(
  record: Omit<StoredRecord, 'publishedAt'>,
  publishedAt: Date | null = null,
): RecordRow {
  const { owner, name, type, zone, ttl, values } = record;
  return { owner, name, type, zone, ttl, values, published_at: publishedAt };
}

export function fromRow({ published_at, ...record }: RecordRow): StoredRecord {
  return { ...record, publishedAt: published_at ?? undefined };
}
