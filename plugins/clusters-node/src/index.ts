export * from './createClusterServices';
export * from './errors';
export * from './services';
export * from './types';
export { hasUnsettledOwnership } from './writer/fieldOwnership';
export * from './readerTypes';
export { parseBytes, parseCpu } from './summaries/parseQuantity';
export * from './summaries/types';
