export * from './Blueprint';
export * from './HeldError';
export * from './StepType';
export * from './contentHash';
export * from './extensions';
export * from './instanceResourceRef';
export * from './instanceRules';
export * from './paasServiceRef';
