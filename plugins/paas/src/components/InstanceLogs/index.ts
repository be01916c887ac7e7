export * from './InstanceLogs';
