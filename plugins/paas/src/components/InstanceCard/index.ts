export * from './InstanceCard';
export * from './actionRefusal';
