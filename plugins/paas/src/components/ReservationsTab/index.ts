export * from './ReservationsTab';
