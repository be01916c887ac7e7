/** A catalog System as paas needs it. */
export interface ProjectRecord {
  /** `system:default/shop` */
  ref: string;
  name: string;
  title: string;
  /** Entity ref of the owning group; undefined if the catalog names none. */
  ownerRef: string | undefined;
}

/** Projects, read from the catalog with the plugin's own rights. */
export interface Projects {
  get(ref: string): Promise<ProjectRecord | undefined>;
  list(): Promise<ProjectRecord[]>;
  /** The service id that an entity carries: undefined if there is no entity, `foreign` if it is not ours. */
  serviceIdOfEntity(entityRef: string): Promise<string | 'foreign' | undefined>;
}
