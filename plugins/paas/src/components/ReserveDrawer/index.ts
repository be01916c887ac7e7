export * from './ReserveDrawer';
