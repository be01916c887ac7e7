export * from './InstanceEvents';
