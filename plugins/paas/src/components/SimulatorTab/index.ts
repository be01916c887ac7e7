export * from './SimulatorTab';
