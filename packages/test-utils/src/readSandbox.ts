import { readFileSync } from 'node:fs';

/** A cluster of the sandbox, and the portal's own credentials for it. */
export interface SandboxCluster {
  kubectl: string;
  /** The administrator's. */
  kubeconfig: string;
  server: string;
  caData: string;
  token: string;
  /** What KWOK plays its nodes by. */
  kwokConfigFiles: string[];
}

/** The registry of container images. */
export interface SandboxRegistry {
  /** Where it is. */
  url: string;
  /** What images call it. */
  host: string;
}

/** Where the sandbox's servers are. */
export interface SandboxDetails {
  postgres: { connectionString: string };
  clusters: Record<'dev' | 'prod', SandboxCluster>;
  dns: {
    apiUrl: string;
    apiKey: string;
    host: string;
    port: number;
  };
  /** Absent if its program could not be had. */
  registry?: SandboxRegistry;
  /** The manifest of the portal's rights in a cluster. */
  portal: { manifest: string };
  /** The programs that it runs, and the folder of all of them. */
  bin: { folder: string; kubectl: string };
}

/** The file that the environment variable MOORING_SANDBOX names. */
export function sandboxFile(): string {
  const file = process.env.MOORING_SANDBOX;
  if (!file) {
    throw new Error(
      'MOORING_SANDBOX is not set: run the tests by "npm test -- PATTERN", which brings a sandbox up',
    );
  }
  return file;
}

/** The servers that the tests run against. */
export function readSandbox(): SandboxDetails {
  return JSON.parse(readFileSync(sandboxFile(), 'utf8'));
}
