/** A line `name argument …;`, or a block of more of them. */
interface Directive {
  name: string;
  args: string[];
  block?: Directive[];
}

const PLAIN = /^[A-Za-z0-9_./:=@[\]-]+$/;

/** Where the ConfigMap is mounted. */
export const NGINX_FOLDER = '/etc/mooring';
/** The port that Nginx listens on; unprivileged users may not open port 80. */
export const NGINX_PORT = 8080;

/**
 * The configuration of Nginx as a whole, so that it does not depend on what
 * the image brings. Writes only below /tmp: the rest is read-only.
 */
export function nginxConfig(): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    kind => line(`${kind}_temp_path`, `/tmp/${kind}`),
  );
  return write([
    line('worker_processes', '2'),
    line('pid', '/tmp/nginx.pid'),
    line('error_log', '/dev/stderr', 'notice'),
    block('events', [line('worker_connections', '1024')]),
    block('http', [
      ...temporary,
      line('access_log', '/dev/stdout'),
      line('server_tokens', 'off'),
      line('default_type', 'text/html'),
      line('charset', 'utf-8'),
      block('server', [
        line('listen', String(NGINX_PORT)),
        line('root', `${NGINX_FOLDER}/html`),
        block(
          'location',
          [
            line('access_log', 'off'),
            line('default_type', 'text/plain'),
            line('return', '200', 'ok'),
          ],
          ['=', '/healthz'],
        ),
      ]),
    ]),
  ]);
}

function line(name: string, ...args: string[]): Directive {
  return { name, args };
}

function block(
  name: string,
  directives: Directive[],
  args: string[] = [],
): Directive {
  return { name, args, block: directives };
}

function write(directives: Directive[], indent = ''): string {
  return directives
    .map(({ name, args, block: inner }) => {
      const head = [name, ...args.map(checked)].join(' ');
      return inner
        ? `${indent}${head} {\n${write(inner, `${indent}  `)}${indent}}\n`
        : `${indent}${head};\n`;
    })
    .join('');
}

/** No text with a meaning of its own in the syntax gets into the file. */
function checked(argument: string): string {
  if (!PLAIN.test(argument)) {
    throw new TypeError(
      `'${argument}' cannot stand in a configuration of Nginx`,
    );
  }
  return argument;
}
