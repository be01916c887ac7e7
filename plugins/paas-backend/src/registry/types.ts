/** What a tag or a digest stands for. */
export interface ResolvedImage {
  /** `sha256:` and 64 hex digits. */
  digest: string;
  /** Such as `linux/amd64`; empty if the image does not tell. */
  platforms: string[];
}

/** How images are looked up. */
export interface LookupOptions {
  /** Ends the lookup early. */
  signal?: AbortSignal;
}

/**
 * Where images are looked up. Only configured registries are ever contacted, and
 * for the configuration of a single image the place where they keep it.
 */
export interface ImageRegistries {
  /** Whether the host of a repository is configured. */
  knows(repository: string): boolean;

  /**
   * The newest 500 tags of a repository: versions first, the newest first, then
   * the rest. Empty if the registry has no such repository.
   *
   * @throws RegistryUnavailableError
   */
  tags(repository: string, options?: LookupOptions): Promise<string[]>;

  /**
   * What a tag or a digest stands for now; undefined: it is not there.
   *
   * @throws RegistryUnavailableError
   */
  resolve(
    repository: string,
    reference: string,
    options?: LookupOptions,
  ): Promise<ResolvedImage | undefined>;
}
