export * from './DeployDrawer';
export * from './ImageField';
