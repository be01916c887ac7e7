export * from './canonicalJson';
export * from './dnsLabel';
export * from './environment';
export * from './instanceRef';
export * from './labels';
export * from './manifest';
