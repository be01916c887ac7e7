export * from './InstanceConfiguration';
