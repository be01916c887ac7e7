export * from './AuditFrame';
