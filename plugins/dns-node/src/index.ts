export * from './DnsProvider';
export * from './dnsServiceRef';
export * from './errors';
