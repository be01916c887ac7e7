export * from './canonicalJson';
export * from './dnsLabel';
export * from './environment';
export * from './instanceRef';
export * from './labelSelector';
export * from './labels';
export * from './manifest';
export * from './sentences';
