export * from './HolderName';
