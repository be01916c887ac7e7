import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { StateFolder } from '@mooring/sandbox/src/state/StateFolder.ts';

/** Whom the audit log tells of. */
export const portalUser = 'system:serviceaccount:mooring-system:mooring-portal';

/** What an API server needs beside its flags. */
export interface ApiServerFiles {
  tokens: string;
  key: string;
  publicKey: string;
  auditPolicy: string;
  auditLog: string;
  /** A folder in which the server makes its certificate. */
  certificates: string;
  adminToken: string;
}

const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [{ level: 'Metadata', users: [portalUser] }, { level: 'None' }],
};

/** Writes the files of an API server with new keys. */
export function writeApiServerFiles(folder: StateFolder): ApiServerFiles {
  const adminToken = randomBytes(24).toString('base64url');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return {
    adminToken,
    tokens: folder.write(
      'kubernetes/tokens.csv',
      `${adminToken},admin,admin,system:masters\n`,
    ),
    key: folder.write('kubernetes/service-account.key', privateKey),
    publicKey: folder.write('kubernetes/service-account.pub', publicKey),
    auditPolicy: folder.writeJson('kubernetes/audit-policy.json', auditPolicy),
    auditLog: folder.path('kubernetes/audit.log'),
    certificates: folder.folder('kubernetes/certificates'),
  };
}
