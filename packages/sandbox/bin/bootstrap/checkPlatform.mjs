import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * Says everything that this machine lacks, before anything is downloaded.
 */
export function checkPlatform() {
  const problems = [wrongSystem(), missingPowerDns(), missingSetpriv()].filter(
    Boolean,
  );
  if (problems.length > 0) {
    throw new Error(
      [
        'The sandbox cannot run on this machine:',
        ...problems.map(text => `- ${text}`),
      ].join('\n'),
    );
  }
}

function wrongSystem() {
  const { platform, arch } = process;
  if (platform === 'linux' && (arch === 'x64' || arch === 'arm64'))
    return undefined;
  return (
    `It needs Linux on x64 or arm64; this is ${platform} on ${arch}. ` +
    'On macOS and Windows use a Linux virtual machine, WSL 2 or a dev container.'
  );
}

function missingPowerDns() {
  const installed = isOnPath('pdns_server') && sqliteBackendFolder();
  if (installed || (isOnPath('apt-get') && isOnPath('dpkg'))) return undefined;
  return (
    'It needs PowerDNS, and gets it by itself only where apt is. Install the PowerDNS ' +
    'authoritative server with its SQLite 3 backend (Fedora: pdns pdns-backend-sqlite).'
  );
}

/** Where distributions keep PowerDNS's backends. */
function sqliteBackendFolder() {
  const cpu = process.arch === 'x64' ? 'x86_64' : 'aarch64';
  return [
    `/usr/lib/${cpu}-linux-gnu/pdns`,
    '/usr/lib64/pdns',
    '/usr/lib/pdns',
  ].find(folder => existsSync(join(folder, 'libgsqlite3backend.so')));
}

function missingSetpriv() {
  if (process.getuid?.() !== 0 || isOnPath('setpriv')) return undefined;
  return 'Started by root it needs setpriv (package util-linux) for PostgreSQL, which refuses to be root.';
}

function isOnPath(program) {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
  ];
  return folders.some(folder => folder && existsSync(join(folder, program)));
}
