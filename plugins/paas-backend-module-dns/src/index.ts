export { paasDnsModule as default } from './module';
export * from './ClaimStep';
export * from './PublishStep';
export * from './inputs';
