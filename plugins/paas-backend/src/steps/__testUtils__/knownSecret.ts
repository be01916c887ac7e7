import type { SecretVault } from '../../secrets/types';

/** A vault that opens the one hash that the tests know. */
export const knownSecret: SecretVault = {
  refusal: undefined,
  seal: () => ({ hash: 'k:1', sealed: '' }),
  store: async () => {},
  open: async () => new Map([['k:1', 'hunter2']]),
};
