export { StepGroups, type StepGroupsProps } from './StepGroups';
