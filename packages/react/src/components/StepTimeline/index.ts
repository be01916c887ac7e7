export * from './StepTimeline';
