export { dnsPlugin as default } from './plugin';
