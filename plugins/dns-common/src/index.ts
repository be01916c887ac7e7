export * from './DnsClient';
export * from './schema';
export * from './unavailableServerOf';
