import diagnosticsChannel from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { Client } from 'pg';

// What the engine does late for the operation before it is not one of the points.
const ACCEPTED = / \+operations(,|$)/;
// The only transaction in which steps join an operation that exists already.
const TURNING_ROUND = 'commit operations, operation_steps, +operation_steps';
const JOURNAL =
  /^\s*(insert into|update|delete from)\s+"?(services|instances|operations|operation_targets|operation_steps|releases|live_intervals|instance_locks|audit_events)\b/i;

/**
 * Makes this process kill itself with -9 at one of its crash points.
 *
 * @remarks
 * The points are found at the edges of the process, not placed by hand in its
 * code: right after every commit that touched the journal, right before every
 * request that writes to a cluster or to DNS leaves, and right after its answer
 * has come. New code brings its points along.
 *
 * @param options.at - the number of the point, from 1; undefined: none
 * @param options.undo - counts from where the operation turns round, instead of
 *   from where it is accepted
 * @param options.file - the name of every point that counts is appended here
 */
export function installCrashPoints(options: {
  at: number | undefined;
  undo: boolean;
  file: string;
}): void {
  let passed = 0;
  let counting = false;
  const point = (name: string) => {
    counting ||= options.undo
      ? name.endsWith(TURNING_ROUND)
      : ACCEPTED.test(name);
    if (!counting) {
      return;
    }
    passed += 1;
    appendFileSync(options.file, `${name}\n`);
    if (passed === options.at) {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  watchCommits(point);
  watchRequests(point);
}

interface Connection {
  touched?: string[];
  inTransaction?: boolean;
}

type Query = (this: Connection, ...args: unknown[]) => unknown;

function watchCommits(point: (name: string) => void): void {
  const prototype = Client.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function watched(this: Connection, ...args) {
    const [config] = args;
    const text =
      typeof config === 'string'
        ? config
        : String((config as { text?: string })?.text);
    const done = note(this, text, point);
    const callback = args.at(-1);
    if (done && typeof callback === 'function') {
      args[args.length - 1] = (error: unknown, ...rest: unknown[]) => {
        if (!error) {
          done();
        }
        callback(error, ...rest);
      };
    }
    return query.apply(this, args);
  };
}

/** What is to happen when this statement has succeeded, if it makes journal rows durable. */
function note(
  connection: Connection,
  text: string,
  point: (name: string) => void,
): (() => void) | undefined {
  if (/^\s*begin/i.test(text)) {
    connection.inTransaction = true;
    connection.touched = [];
    return undefined;
  }
  const [, verb, name] = JOURNAL.exec(text) ?? [];
  const table = verb?.toLowerCase() === 'insert into' ? `+${name}` : name;
  if (table !== undefined && !connection.inTransaction) {
    return () => point(`commit ${table}`);
  }
  if (table !== undefined) {
    connection.touched?.push(table);
  }
  if (/^\s*(commit|rollback)/i.test(text)) {
    const { touched = [] } = connection;
    connection.inTransaction = false;
    connection.touched = [];
    return /^\s*commit/i.test(text) && touched.length > 0
      ? () => point(`commit ${[...new Set(touched)].join(', ')}`)
      : undefined;
  }
  return undefined;
}

function watchRequests(point: (name: string) => void): void {
  const watch = (channel: string, when: string) =>
    diagnosticsChannel.subscribe(channel, message => {
      const { request } = message as {
        request: { method: string; path: string };
      };
      if (isWrite(request)) {
        point(`${when} ${request.method} ${request.path}`);
      }
    });
  watch('undici:request:create', 'before');
  watch('undici:request:headers', 'after');
}

function isWrite({ method, path }: { method: string; path: string }): boolean {
  if (path.startsWith('/api/dns/')) {
    return path.endsWith('/claims')
      ? method === 'PUT'
      : /\/publish$/.test(path);
  }
  return method !== 'GET' && !path.includes('dryRun=All');
}
