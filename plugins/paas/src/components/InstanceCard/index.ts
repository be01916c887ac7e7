export * from './InstanceCard';
