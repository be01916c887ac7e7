export * from './DeleteDrawer';
export * from './ScaleDrawer';
