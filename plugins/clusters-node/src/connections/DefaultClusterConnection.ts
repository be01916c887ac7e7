import { isDeepStrictEqual } from 'node:util';
import { createSecureContext, TLSSocket } from 'node:tls';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { failureOf, unavailable } from './failure';
import type { ClusterSource } from './clusterSources';
import { resolveAccess, type ClusterAccess } from './resolveAccess';
import type {
  ClusterConnection,
  ClusterRequest,
  ClusterResponse,
  ClusterStream,
  StreamOptions,
} from './types';
import { unpooled } from './unpooled';
import { unlessAborted } from './unlessAborted';
import { formatOf } from '../wire/formats';
import { jsonFormat } from '../wire/jsonFormat';

const CONNECT_TIMEOUT_MS = 3_000;
const CALL_TIMEOUT_MS = 10_000;
const PROBE_TIMEOUT_MS = 3_000;
/** Bookmarks come once a minute: a watch that is silent for longer is dead. */
const SILENCE_TIMEOUT_MS = 90_000;
const MAX_CALLS = 8;

interface Transport {
  access: ClusterAccess;
  /** Its pool size is the cap on calls under way; more wait in order. */
  calls: Agent;
  /** Watches and probes, which must not wait behind calls. */
  streams: Agent;
}

/** A connection with kept-alive sockets, whose credentials are resolved anew when refused. */
export class DefaultClusterConnection implements ClusterConnection {
  readonly name: string;
  readonly #source: ClusterSource;
  #transport: Promise<Transport> | undefined;
  #renewal: Promise<Transport> | undefined;
  #certificateExpiresAt: number | undefined;

  constructor(source: ClusterSource) {
    this.name = source.name;
    this.#source = source;
  }

  get certificateExpiresAt(): number | undefined {
    return this.#certificateExpiresAt;
  }

  async request(request: ClusterRequest): Promise<ClusterResponse> {
    try {
      const signal = within(CALL_TIMEOUT_MS, request.signal);
      return await readAnswer(await this.#send('calls', request, signal));
    } catch (error) {
      throw unavailable(this.name, error);
    }
  }

  async stream(
    path: string,
    query: Record<string, string>,
    signal: AbortSignal,
    options: StreamOptions = {},
  ): Promise<ClusterStream> {
    try {
      const answer = await this.#send(
        'streams',
        { method: 'GET', path, query },
        signal,
        options,
      );
      if (answer.statusCode !== 200) {
        return { refused: await readAnswer(answer) };
      }
      // A stream that its reader has left reports the abort to nobody.
      answer.body.on('error', () => {});
      const { body } = answer;
      return { refused: undefined, contentType: typeOf(answer), body };
    } catch (error) {
      throw unavailable(this.name, error);
    }
  }

  async probe(signal: AbortSignal): Promise<void> {
    let response: ClusterResponse;
    try {
      response = await readAnswer(
        await this.#send(
          'streams',
          { method: 'GET', path: '/readyz' },
          within(PROBE_TIMEOUT_MS, signal),
        ),
      );
    } catch (error) {
      throw unavailable(this.name, error);
    }
    // A cluster behind a proxy may hide /readyz: any answer of its own will do.
    if (response.status >= 500 || response.status === 401) {
      throw failureOf(this.name, response);
    }
  }

  async close(): Promise<void> {
    const transport = await this.#transport?.catch(() => undefined);
    await Promise.all([
      transport?.calls.destroy(),
      transport?.streams.destroy(),
    ]);
  }

  async #send(
    lane: 'calls' | 'streams',
    request: ClusterRequest,
    signal: AbortSignal,
    options: StreamOptions = {},
  ): Promise<Dispatcher.ResponseData> {
    // An exec plugin that hangs must not take the call's deadline with it.
    const transport = await unlessAborted(this.#connected(), signal);
    const answer = await dispatch(transport, lane, request, signal, options);
    if (answer.statusCode !== 401) {
      return answer;
    }
    const renewed = await unlessAborted(this.#renewed(transport), signal);
    if (renewed === transport) {
      return answer;
    }
    await answer.body.dump();
    return dispatch(renewed, lane, request, signal, options);
  }

  #connected(): Promise<Transport> {
    this.#transport ??= resolveAccess(this.#source.load())
      .then(access => this.#connect(access))
      .catch(error => {
        this.#transport = undefined;
        throw error;
      });
    return this.#transport;
  }

  async #renewed(refused: Transport): Promise<Transport> {
    const current = await this.#connected();
    if (current !== refused) {
      return current;
    }
    this.#renewal ??= this.#renew(refused).finally(() => {
      this.#renewal = undefined;
    });
    return this.#renewal;
  }

  async #renew(refused: Transport): Promise<Transport> {
    const access = await resolveAccess(this.#source.load());
    if (isDeepStrictEqual(access, refused.access)) {
      return refused;
    }
    const transport = this.#connect(access);
    this.#transport = Promise.resolve(transport);
    // Lets go when what still runs on it has ended.
    void refused.calls.close();
    void refused.streams.close();
    return transport;
  }

  #connect(access: ClusterAccess): Transport {
    const { servername, rejectUnauthorized, ...credentials } = access.tls;
    const connect = buildConnector({
      servername,
      rejectUnauthorized,
      // Read once, not for every connection.
      secureContext: createSecureContext(credentials),
      allowH2: false,
      timeout: CONNECT_TIMEOUT_MS,
      // A session that is taken up again shows no certificate.
      maxCachedSessions: 0,
    });
    const shared = {
      // A watch and a call on one HTTP/2 connection would share its fate.
      allowH2: false,
      connect: ((options, callback) =>
        unpooled(() =>
          connect(options, (...outcome) => {
            this.#sawCertificate(outcome[1]);
            callback(...outcome);
          }),
        )) satisfies buildConnector.connector,
      headersTimeout: CALL_TIMEOUT_MS,
    };
    return {
      access,
      calls: new Agent({
        ...shared,
        connections: MAX_CALLS,
        bodyTimeout: CALL_TIMEOUT_MS,
      }),
      streams: new Agent({ ...shared, bodyTimeout: SILENCE_TIMEOUT_MS }),
    };
  }

  #sawCertificate(socket: unknown): void {
    if (socket instanceof TLSSocket) {
      const expiresAt = Date.parse(
        socket.getPeerX509Certificate()?.validTo ?? '',
      );
      this.#certificateExpiresAt = Number.isNaN(expiresAt)
        ? undefined
        : expiresAt;
    }
  }
}

/** Never follows a redirect: credentials go to the configured address only. */
function dispatch(
  { access, ...agents }: Transport,
  lane: 'calls' | 'streams',
  { method, path, query, body }: ClusterRequest,
  signal: AbortSignal,
  { accept = jsonFormat.contentType, silenceMs }: StreamOptions,
): Promise<Dispatcher.ResponseData> {
  return agents[lane].request({
    origin: access.origin,
    path: `${access.basePath}${path}`,
    method,
    query,
    headers: {
      accept,
      ...access.headers,
      ...(body && { 'content-type': body.contentType }),
    },
    body: body && JSON.stringify(body.value),
    signal,
    ...(silenceMs !== undefined && {
      headersTimeout: silenceMs,
      bodyTimeout: silenceMs,
    }),
  });
}

async function readAnswer(
  answer: Dispatcher.ResponseData,
): Promise<ClusterResponse> {
  const bytes = Buffer.from(await answer.body.arrayBuffer());
  const format = formatOf(typeOf(answer));
  const seconds = Number(answer.headers['retry-after']);
  return {
    status: answer.statusCode,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
    body: format ? format.status(bytes) : bytes.toString(),
  };
}

function typeOf({ headers }: Dispatcher.ResponseData): string {
  return String(headers['content-type']);
}

function within(ms: number, signal: AbortSignal | undefined): AbortSignal {
  const deadline = AbortSignal.timeout(ms);
  return signal ? AbortSignal.any([deadline, signal]) : deadline;
}
