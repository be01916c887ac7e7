export * from './ConfigurationState';
