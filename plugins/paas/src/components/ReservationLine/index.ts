export * from './ReservationLine';
export * from './ReservationNote';
