import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
} from 'node:crypto';
import type { Config } from '@backstage/config';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const IV_BYTES = 12;
const CONFIG = 'mooring.secrets';

interface Key {
  id: string;
  bytes: Buffer;
}

/**
 * Encrypts values at rest, and gives them hashes by which equal values can be
 * told without opening them.
 *
 * @remarks
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce for each value; the
 * context is authenticated with it, so that a value cannot be moved to another.
 * The first key seals, all keys open: to rotate, put a new one in front. Hashes
 * are HMAC-SHA-256 (RFC 2104) under a key of their own, because the bare hash of
 * a short password can be guessed.
 */
export class Sealer {
  readonly #keys: Key[];
  readonly #hashKey: Key;

  constructor(options: { keys: Key[]; hashKey: Buffer }) {
    this.#keys = options.keys;
    const id = createHash('sha256').update(options.hashKey).digest('hex');
    this.#hashKey = { id: id.slice(0, 8), bytes: options.hashKey };
  }

  /**
   * Reads `mooring.secrets`; undefined where it is not configured.
   *
   * @throws Error that names the key and what is wrong with it
   */
  static fromConfig(root: Config): Sealer | undefined {
    const config = root.getOptionalConfig(CONFIG);
    if (!config) {
      return undefined;
    }
    const keys = config.getConfigArray('keys').map(key => ({
      id: key.getString('id'),
      bytes: readBytes(key.getString('key'), `${CONFIG}.keys`),
    }));
    if (keys.length === 0 || keys.some(({ id }) => !/^[\w-]+$/.test(id))) {
      throw new Error(
        `Configuration ${CONFIG}.keys: name at least one key, with an id of letters, digits, _ and -`,
      );
    }
    return new Sealer({
      keys,
      hashKey: readBytes(config.getString('hashKey'), `${CONFIG}.hashKey`),
    });
  }

  /** @returns `<key id>.<nonce>.<ciphertext>.<tag>`, the last three in base64url */
  seal(value: string, context: string): string {
    const { id, bytes } = this.#keys[0]!;
    const nonce = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, bytes, nonce);
    cipher.setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()]);
    return [
      id,
      ...[nonce, text, cipher.getAuthTag()].map(part =>
        part.toString('base64url'),
      ),
    ].join('.');
  }

  /** @throws Error if the key is not configured any more, or the value was tampered with */
  open(sealed: string, context: string): string {
    const [id = '', ...parts] = sealed.split('.');
    const key = this.#keys.find(candidate => candidate.id === id);
    if (!key) {
      throw new Error(
        `A secret was sealed with key '${id}', which is not in ${CONFIG}.keys any more`,
      );
    }
    const [nonce, text, tag] = parts.map(part =>
      Buffer.from(part, 'base64url'),
    );
    const decipher = createDecipheriv(ALGORITHM, key.bytes, nonce!);
    decipher.setAAD(Buffer.from(context));
    decipher.setAuthTag(tag!);
    return Buffer.concat([decipher.update(text!), decipher.final()]).toString(
      'utf8',
    );
  }

  /** Whether it was sealed with the first key. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`${this.#keys[0]!.id}.`);
  }

  /** @returns `<id of the hash key>:<hex>`; equal for equal values of one context */
  hash(value: string, context: string): string {
    const hmac = createHmac('sha256', this.#hashKey.bytes)
      .update(context)
      .update('\0')
      .update(value);
    return `${this.#hashKey.id}:${hmac.digest('hex')}`;
  }
}

function readBytes(text: string, key: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) {
    throw new Error(
      `Configuration ${key}: expected ${KEY_BYTES} bytes in base64, as \`openssl rand -base64 ${KEY_BYTES}\` gives them`,
    );
  }
  return bytes;
}
