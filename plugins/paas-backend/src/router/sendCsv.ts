import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';
import { sendFile } from './sendFile';

/**
 * A cell that no spreadsheet takes for a formula.
 * Source: OWASP ASVS 5.0, 1.2.10.
 */
export function plainCell(text: string): string {
  return /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text;
}

/** Sends rows as a CSV file, as fast as they are taken. */
export async function sendCsv<T extends object>(
  response: Response,
  fileName: string,
  columns: string[],
  portions: Iterable<T[]> | AsyncIterable<T[]>,
): Promise<void> {
  const csv = stringify({
    // Without the mark spreadsheets take it for an older encoding.
    bom: true,
    header: true,
    columns,
    cast: { string: plainCell, object: value => JSON.stringify(value) },
  });
  await sendFile(response, {
    fileName,
    mediaType: 'text/csv; charset=utf-8',
    streams: [Readable.from(rowsOf(portions)), csv],
  });
}

async function* rowsOf<T>(portions: Iterable<T[]> | AsyncIterable<T[]>) {
  for await (const portion of portions) {
    yield* portion;
  }
}
