export * from './InstanceNames';
