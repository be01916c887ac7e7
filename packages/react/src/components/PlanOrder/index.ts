export { PlanOrder, type PlanOrderProps } from './PlanOrder';
