export { appModuleZh as default } from './module';
