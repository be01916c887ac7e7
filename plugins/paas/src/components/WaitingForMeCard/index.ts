export * from './WaitingForMeCard';
