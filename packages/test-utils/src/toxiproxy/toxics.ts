/** What can be done to the data of a connection, with what each needs to know; times are ms. */
export interface Toxics {
  /** Everything comes later. */
  latency: { latency: number; jitter?: number };
  /** Not more than so many KB a second. */
  bandwidth: { rate: number };
  /** The end of the connection comes later. */
  slow_close: { delay: number };
  /**
   * Nothing comes through, and after the time the connection ends; with 0 it
   * stays open. Without the toxic it ends, because data is missing.
   */
  timeout: { timeout: number };
  /** The connection is reset after the time. */
  reset_peer: { timeout: number };
  /** The connection ends after so many bytes. */
  limit_data: { bytes: number };
}

/** Upstream is from the client to the server, downstream what it answers. */
export type ToxicStream = 'upstream' | 'downstream';
