export { dnsPlugin as default } from './plugin';
export * from './translation/ref';
