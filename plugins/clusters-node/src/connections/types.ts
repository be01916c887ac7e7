/** One call to an API server. */
export interface ClusterRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** From the root of the API, every segment encoded. */
  path: string;
  query?: Record<string, string>;
  body?: { contentType: string; value: unknown };
  signal?: AbortSignal;
}

/** What came back, whatever its status; redirects are not followed. */
export interface ClusterResponse {
  status: number;
  /** What the server asks to wait before another try. */
  retryAfterMs: number | undefined;
  /** An object of the API server parsed, anything else as text. */
  body: unknown;
}

/** What may be asked of an answer that goes on. */
export interface StreamOptions {
  /**
   * How long the server may say nothing before the call counts as dead; 0 for
   * ever. A little more than a watch's bookmarks need, if left out.
   */
  silenceMs?: number;
  /** Content types, the best first; JSON if left out. */
  accept?: string;
}

/** An answer that goes on, e.g. a watch, or the answer that there is none. */
export type ClusterStream =
  | {
      refused: undefined;
      contentType: string;
      body: AsyncIterable<Uint8Array>;
    }
  | { refused: ClusterResponse };

/**
 * The way to one cluster. All methods throw ClusterUnavailableError when no
 * answer comes, and answer everything that the server says otherwise.
 */
export interface ClusterConnection {
  readonly name: string;
  /**
   * When the certificate that the server last showed expires, milliseconds since
   * 1970; undefined before the first connection, or without TLS.
   */
  readonly certificateExpiresAt: number | undefined;
  /** A call with a deadline; at most a few run at the same time. */
  request(request: ClusterRequest): Promise<ClusterResponse>;
  /** A call whose answer goes on until either side ends it. */
  stream(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    options?: StreamOptions,
  ): Promise<ClusterStream>;
  /** Throws unless the server answers soon that it is ready. */
  probe(signal: AbortSignal): Promise<void>;
}

/** The ways to all configured clusters. */
export interface ClusterConnections {
  names(): string[];
  /** Throws NotFoundError for a cluster that is not configured. */
  get(cluster: string): ClusterConnection;
}
