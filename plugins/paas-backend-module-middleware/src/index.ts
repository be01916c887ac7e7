export { paasModuleMiddleware as default } from './module';
