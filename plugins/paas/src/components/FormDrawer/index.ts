export * from './FormDrawer';
