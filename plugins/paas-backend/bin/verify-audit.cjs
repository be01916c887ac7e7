#!/usr/bin/env node
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

const isSource = existsSync(resolve(__dirname, '../src'));
if (isSource) {
  require('@backstage/cli/config/nodeTransform.cjs');
}
const { verifyAudit } = require(isSource ? '../src' : '..');

verifyAudit(process.argv.slice(2)).then(
  ({ text, exitCode }) => {
    process.stdout.write(`${text}\n`);
    process.exitCode = exitCode;
  },
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
