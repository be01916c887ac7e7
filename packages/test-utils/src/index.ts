export * from './dig';
export * from './eventually';
export * from './kubectl';
export * from './readSandbox';
