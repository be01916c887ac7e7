export * from './PreflightChecks';
