export * from './PaasClient';
export * from './events';
export * from './permissions';
export * from './schema/change';
export * from './schema/operation';
export * from './schema/plan';
export * from './schema/release';
export * from './schema/service';
