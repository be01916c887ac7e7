export * from './cursor';
export * from './parseWith';
export * from './requirePostgres';
export * from './RecentMap';
export * from './Sealer';
