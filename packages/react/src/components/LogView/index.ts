export * from './LogView';
export type { LogSettings } from './LogToolbar';
export type { LogRequest, ReadLog } from './LogStream';
export type { LogSource } from './useLogStream';
