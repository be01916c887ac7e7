import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Places that hold servers, or Go, but are not on every user's PATH. */
const furtherFolders = [
  '/usr/local/go/bin',
  '/usr/local/sbin',
  '/usr/sbin',
  '/sbin',
];

/** The full path of a program, or undefined when it is not installed. */
export function findOnPath(program: string): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...furtherFolders,
  ];
  return folders
    .filter(Boolean)
    .map(folder => join(folder, program))
    .find(isExecutable);
}

/** Whether a file is there and may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
