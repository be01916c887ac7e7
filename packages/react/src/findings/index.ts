export * from './FindingList';
export type { FindingWords } from './FindingText';
export * from './SeverityIcon';
export * from './useFindingWords';
