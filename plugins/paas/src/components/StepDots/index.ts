export * from './StepDots';
