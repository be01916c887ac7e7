/**
 * Scaffolder actions that start an operation and follow it.
 *
 * @packageDocumentation
 */

export { scaffolderModuleMooring as default } from './module';
