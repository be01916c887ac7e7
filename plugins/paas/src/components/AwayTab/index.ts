export * from './AwayTab';
