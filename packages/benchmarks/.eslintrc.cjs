const { backEnd } = require('../../eslint.rules');

module.exports = require('@backstage/cli/config/eslint-factory')(
  __dirname,
  backEnd,
);
