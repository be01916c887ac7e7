/**
 * The reference policy of Mooring.
 *
 * @packageDocumentation
 */

export { permissionModuleMooring as default } from './module';
