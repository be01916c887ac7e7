import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes new port numbers into kwokctl's files, which has no command for it.
 * Only files of configuration are touched: data, logs and keys lie in folders.
 */
export function replacePorts(
  paths: string[],
  moved: ReadonlyMap<number, number>,
): void {
  const files = paths.flatMap(path =>
    statSync(path).isDirectory()
      ? readdirSync(path).map(name => join(path, name))
      : [path],
  );
  const ports = new RegExp(`\\b(${[...moved.keys()].join('|')})\\b`, 'g');
  for (const file of files.filter(path => statSync(path).isFile())) {
    const text = readFileSync(file, 'utf8');
    const changed = text.replace(ports, port =>
      String(moved.get(Number(port))),
    );
    if (changed !== text) writeFileSync(file, changed);
  }
}
