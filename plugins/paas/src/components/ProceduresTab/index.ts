export * from './ProceduresTab';
