export * from './InstanceHealing';
