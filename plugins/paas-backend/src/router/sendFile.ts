import type { Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';

/** Sends what flows through streams as a file to be kept, as fast as it is taken. */
export async function sendFile(
  response: Response,
  file: {
    fileName: string;
    mediaType: string;
    streams: [Readable, ...Duplex[]];
  },
): Promise<void> {
  response.set({
    'content-type': file.mediaType,
    'content-disposition': `attachment; filename="${file.fileName}"`,
    'cache-control': 'no-store',
  });
  try {
    await pipeline([...file.streams, response]);
  } catch (error) {
    // Whoever has left needs no answer.
    if (
      (error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE'
    ) {
      throw error;
    }
  }
}
