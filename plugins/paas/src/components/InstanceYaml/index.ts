export * from './InstanceYaml';
