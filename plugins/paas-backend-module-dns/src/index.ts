export { paasDnsModule as default } from './module';
export * from './ClaimStep';
export * from './MoveStep';
export * from './PublishStep';
export * from './SettleStep';
export * from './inputs';
