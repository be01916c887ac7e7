#!/usr/bin/env node
// Runs on any Node from 18 on and on a checkout with nothing installed: it
// depends on no package and gets what the rest needs.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPlatform } from './bootstrap/checkPlatform.mjs';
import { installPackages } from './bootstrap/installPackages.mjs';
import { ensureNode, ensureYarn } from './bootstrap/toolchain.mjs';
import { usage } from './bootstrap/usage.mjs';

const args = process.argv.slice(2);
const [command] = args;
// Looking at a sandbox and stopping it must not wait for an installation.
const anyPackagesWillDo = ['down', 'status', 'logs'].includes(command);

try {
  if (!usage.includes(`\n  ${command} `) || args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    process.exit(command === undefined || args.includes('--help') ? 0 : 2);
  }
  checkPlatform();
  const nodeFolder = await ensureNode();
  const yarnFolder = await ensureYarn(nodeFolder);
  const env = {
    ...process.env,
    PATH: [nodeFolder, yarnFolder, process.env.PATH].join(':'),
  };
  await installPackages(env, anyPackagesWillDo);
  await handOver(join(nodeFolder, 'node'), env);
} catch (error) {
  process.stderr.write(`\n${error.message}\n`);
  process.exit(1);
}

/** Runs the command itself, which then gets the signals of the terminal. */
function handOver(node, env) {
  const main = join(dirname(fileURLToPath(import.meta.url)), '../src/main.ts');
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', main, ...args],
    {
      stdio: 'inherit',
      env,
    },
  );
  // Ctrl-C reaches both; the child decides when its work is over.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      process.exitCode = code ?? (killedBy ? 1 : 0);
      resolve();
    });
  });
}
