export * from './CapacityBar';
