export * from './NudgeAction';
