export * from './ShortDrawer';
