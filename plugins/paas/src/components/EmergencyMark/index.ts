export * from './EmergencyMark';
