import { useState } from 'react';

/** What lets a change go on past approvals or past a freeze, one of both at a time. */
export interface Exceptions {
  /** Why it cannot wait for approvals; undefined: it waits. */
  emergency: string | undefined;
  /** Why it is done in spite of a freeze; undefined: it is not. */
  freezeOverride: string | undefined;
  setEmergency: (reason: string | undefined) => void;
  setFreezeOverride: (reason: string | undefined) => void;
}

/** See {@link Exceptions}. */
export function useExceptions(): Exceptions {
  const [emergency, setEmergency] = useState<string>();
  const [freezeOverride, setFreezeOverride] = useState<string>();
  return {
    emergency,
    freezeOverride,
    setEmergency: reason => {
      setFreezeOverride(undefined);
      setEmergency(reason);
    },
    setFreezeOverride: reason => {
      setEmergency(undefined);
      setFreezeOverride(reason);
    },
  };
}
