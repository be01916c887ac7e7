export * from './PlanSummaryView';
