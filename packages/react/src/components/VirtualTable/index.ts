export * from './VirtualTable';
export * from './VirtualTableSkeleton';
export * from './types';
