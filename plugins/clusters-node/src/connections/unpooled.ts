/**
 * Calls something that makes small buffers and keeps them, each in memory of its
 * own. A TLS socket holds ten bytes as long as it lives, which would hold a whole
 * pool of 64 KiB; a cluster is followed over a socket for each kind.
 */
export function unpooled<T>(make: () => T): T {
  const { poolSize } = Buffer;
  Buffer.poolSize = 0;
  try {
    return make();
  } finally {
    Buffer.poolSize = poolSize;
  }
}
