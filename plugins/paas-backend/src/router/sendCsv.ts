import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Response } from 'express';

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
  response.set({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
  });
  const csv = stringify({
    // Without the mark spreadsheets take it for an older encoding.
    bom: true,
    header: true,
    columns,
    cast: { string: plainCell, object: value => JSON.stringify(value) },
  });
  try {
    await pipeline(Readable.from(rowsOf(portions)), csv, response);
  } catch (error) {
    // Whoever has left needs no answer.
    if (
      (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE'
    ) {
      throw error;
    }
  }
}

async function* rowsOf<T>(portions: Iterable<T[]> | AsyncIterable<T[]>) {
  for await (const portion of portions) {
    yield* portion;
  }
}
