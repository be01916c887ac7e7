export * from './InstanceReleases';
