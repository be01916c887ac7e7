export * from './InstanceLine';
export * from './UnreachableFor';
export * from './useInstanceWords';
