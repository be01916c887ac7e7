/** One process of a component as `status` shows it. */
export interface Part {
  name: string;
  /** `missing` is what could not be had, which is no failure. */
  state: 'running' | 'stopped' | 'dead' | 'not answering' | 'missing';
  /** What a person needs next: an address, or what is wrong. */
  detail: string;
  logFile: string;
}

/** Called with a short word on what is being done. */
export type Report = (doing: string) => void;

/**
 * One of the servers of the sandbox. Every method may be called in any state:
 * `start` starts just what is missing, `stop` what is there.
 */
export interface Component {
  readonly name: string;
  /** The title in the list that a person sees. */
  readonly title: string;
  /** Names of the components that must be ready before this one starts. */
  readonly needs: readonly string[];
  /** Whether the sandbox can do without: a failure is told and stops nothing. */
  readonly optional?: boolean;
  /**
   * Whether the portal's configuration names this one if it is there, so that
   * the portal waits to see how its start ends although it is optional.
   */
  readonly isConfigured?: boolean;
  start(report: Report): Promise<void>;
  /** Waits until it answers. */
  ready(): Promise<void>;
  stop(): Promise<void>;
  status(): Promise<Part[]>;
}
