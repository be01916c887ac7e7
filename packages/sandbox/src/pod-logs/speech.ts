import { randomInt } from 'node:crypto';

/** One line that a program prints. */
export interface Line {
  stream: 'stdout' | 'stderr';
  text: string;
}

/** What a program has to say at one moment, mostly a line. */
export type Speech = (time: Date) => Line[];

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const paths = ['/', '/healthz', '/api/items', '/api/orders', '/assets/app.js'];

/** A web server: requests, and now and then a file that is not there. */
export const nginx: Speech = time => {
  const client = `10.244.${randomInt(3)}.${randomInt(2, 250)}`;
  const path = pick(paths);
  const request = `"GET ${path} HTTP/1.1"`;
  const [day, month, year] = dateParts(time);
  const at = `[${day}/${month}/${year}:${clock(time)} +0000]`;
  if (!oneIn(25)) {
    const answer = `${oneIn(12) ? 304 : 200} ${randomInt(200, 9000)}`;
    return [out(`${client} - - ${at} ${request} ${answer} "-" "probe/1.0"`)];
  }
  const date = time.toISOString().slice(0, 10).replaceAll('-', '/');
  const what = `open() "/usr/share/nginx/html/favicon.ico" failed (2: No such file or directory)`;
  return [
    err(`${date} ${clock(time)} [error] 29#29: ${what}, client: ${client}`),
    out(`${client} - - ${at} "GET /favicon.ico HTTP/1.1" 404 153 "-" "-"`),
  ];
};

/** A Redis server, which says little that is of interest. */
export const redis: Speech = time => {
  const [day, month, year] = dateParts(time);
  const millis = time.toISOString().slice(20, 23);
  const say = (mark: string, text: string) =>
    out(`1:M ${day} ${month} ${year} ${clock(time)}.${millis} ${mark} ${text}`);
  if (!oneIn(20))
    return [say('-', `${randomInt(5, 40)} clients connected, 0 replicas`)];
  return [
    say('*', '100 changes in 300 seconds. Saving...'),
    say('*', `Background saving started by pid ${randomInt(20, 999)}`),
    say('*', 'DB saved on disk'),
  ];
};

/** A Java server: requests, slow ones, and failures with a stack trace. */
export const javaServer: Speech = time => {
  const say = (level: string, text: string) =>
    out(
      `${time.toISOString()} ${level.padStart(5)} 1 --- ` +
        `[nio-8080-exec-${randomInt(1, 9)}] RequestLog : ${text}`,
    );
  const path = pick(paths);
  if (!oneIn(12)) return [say('INFO', `GET ${path} 200 ${randomInt(2, 90)}ms`)];
  if (!oneIn(4))
    return [say('WARN', `GET ${path} 200 took ${randomInt(900, 4000)}ms`)];
  return [
    say('ERROR', `GET ${path} 500`),
    err('java.net.SocketTimeoutException: Read timed out'),
    err('\tat java.base/java.net.Socket$SocketInputStream.read(Socket.java)'),
    err('\tat java.base/java.io.BufferedInputStream.fill(Unknown Source)'),
    err('\tat java.base/java.lang.Thread.run(Thread.java:840)'),
  ];
};

/** Any other server, one that writes JSON. */
export const server: Speech = time => {
  const failed = oneIn(30);
  const record = {
    time: time.toISOString(),
    level: failed ? 'error' : 'info',
    message: failed ? 'upstream does not answer' : 'request completed',
    path: pick(paths),
    status: failed ? 502 : 200,
    durationMs: randomInt(1, 200),
  };
  const text = JSON.stringify(record);
  return [failed ? err(text) : out(text)];
};

function out(text: string): Line {
  return { stream: 'stdout', text };
}

function err(text: string): Line {
  return { stream: 'stderr', text };
}

function oneIn(count: number): boolean {
  return randomInt(count) === 0;
}

function pick(values: readonly string[]): string {
  return values[randomInt(values.length)] ?? '';
}

function clock(time: Date): string {
  return time.toISOString().slice(11, 19);
}

function dateParts(time: Date): [string, string, number] {
  const day = String(time.getUTCDate()).padStart(2, '0');
  return [day, months[time.getUTCMonth()] ?? '', time.getUTCFullYear()];
}
