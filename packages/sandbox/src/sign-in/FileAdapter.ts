import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt?: number;
}

/** Everything that the provider remembers, in one JSON file. */
export class FileStore {
  readonly #path: string;
  readonly #entries: Map<string, Entry>;

  constructor(path: string) {
    this.#path = path;
    const saved = existsSync(path)
      ? (JSON.parse(readFileSync(path, 'utf8')) as object)
      : {};
    this.#entries = new Map(Object.entries(saved));
  }

  get(key: string): AdapterPayload | undefined {
    const entry = this.#entries.get(key);
    return entry && !isExpired(entry) ? entry.payload : undefined;
  }

  /** The entries whose key starts with a prefix. */
  find(
    prefix: string,
    matches: (payload: AdapterPayload) => boolean,
  ): string | undefined {
    for (const [key, entry] of this.#entries) {
      if (key.startsWith(prefix) && !isExpired(entry) && matches(entry.payload))
        return key;
    }
    return undefined;
  }

  set(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#save();
  }

  delete(matches: (key: string, payload: AdapterPayload) => boolean): void {
    for (const [key, { payload }] of this.#entries) {
      if (matches(key, payload)) this.#entries.delete(key);
    }
    this.#save();
  }

  /** Written at once and whole, so that kill -9 signs nobody out. */
  #save(): void {
    for (const [key, entry] of this.#entries) {
      if (isExpired(entry)) this.#entries.delete(key);
    }
    const temporary = `${this.#path}.tmp`;
    writeFileSync(
      temporary,
      JSON.stringify(Object.fromEntries(this.#entries)),
      { mode: 0o600 },
    );
    renameSync(temporary, this.#path);
  }
}

function isExpired(entry: Entry): boolean {
  return entry.expiresAt !== undefined && entry.expiresAt < Date.now();
}

/** Keeps one of the provider's models in a {@link FileStore}. */
export class FileAdapter implements Adapter {
  readonly #model: string;
  readonly #store: FileStore;

  constructor(model: string, store: FileStore) {
    this.#model = model;
    this.#store = store;
  }

  async upsert(
    id: string,
    payload: AdapterPayload,
    expiresIn?: number,
  ): Promise<void> {
    const expiresAt = expiresIn ? Date.now() + expiresIn * 1000 : undefined;
    this.#store.set(this.#key(id), { payload, expiresAt });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.#store.get(this.#key(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy(payload => payload.uid === uid);
  }

  async findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return this.#findBy(payload => payload.userCode === userCode);
  }

  async consume(id: string): Promise<void> {
    const payload = this.#store.get(this.#key(id));
    if (!payload) return;
    const consumed = Math.floor(Date.now() / 1000);
    const expiresAt = payload.exp ? payload.exp * 1000 : undefined;
    this.#store.set(this.#key(id), {
      payload: { ...payload, consumed },
      expiresAt,
    });
  }

  async destroy(id: string): Promise<void> {
    this.#store.delete(key => key === this.#key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    this.#store.delete(
      (key, payload) =>
        key.startsWith(this.#key('')) && payload.grantId === grantId,
    );
  }

  #findBy(
    matches: (payload: AdapterPayload) => boolean,
  ): AdapterPayload | undefined {
    const key = this.#store.find(this.#key(''), matches);
    return key === undefined ? undefined : this.#store.get(key);
  }

  #key(id: string): string {
    return `${this.#model}:${id}`;
  }
}
