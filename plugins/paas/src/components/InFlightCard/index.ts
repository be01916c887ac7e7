export * from './InFlightCard';
