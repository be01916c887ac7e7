/**
 * Services of Mooring appear in the catalog without Git.
 *
 * @packageDocumentation
 */

export { catalogModuleMooring as default } from './module';
