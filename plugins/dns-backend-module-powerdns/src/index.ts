export { powerDnsModule as default } from './module';
