export { scaffolderModuleMooring as default } from './module';
