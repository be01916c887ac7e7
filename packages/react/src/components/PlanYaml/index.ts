export * from './PlanYaml';
