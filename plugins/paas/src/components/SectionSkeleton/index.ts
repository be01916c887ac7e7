export * from './SectionSkeleton';
