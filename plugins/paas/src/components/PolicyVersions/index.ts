export * from './VersionLine';
export * from './WithdrawDialog';
