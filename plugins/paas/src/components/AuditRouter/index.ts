export * from './AuditRouter';
