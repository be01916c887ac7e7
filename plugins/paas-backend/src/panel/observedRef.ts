/** What a catalog entity points at in one namespace of one cluster. */
export interface ObservedKey {
  entityRef: string;
  cluster: string;
  namespace: string;
}

/** `observed/component:default/web@dev/shop`: what others installed, as permissions name it. */
export function formatObservedRef(key: ObservedKey): string {
  return `observed/${key.entityRef}@${encodeURIComponent(key.cluster)}/${
    key.namespace
  }`;
}

/** The reverse of {@link formatObservedRef}; undefined if the text is none. */
export function parseObservedRef(ref: string): ObservedKey | undefined {
  const match = /^observed\/([^@]+)@([^@/]+)\/([^@/]+)$/.exec(ref);
  const [, entityRef, cluster, namespace] = match ?? [];
  if (!entityRef || !cluster || !namespace) {
    return undefined;
  }
  try {
    return { entityRef, cluster: decodeURIComponent(cluster), namespace };
  } catch {
    return undefined;
  }
}

/** An observed instance's ref as an id that stands in paths as it is. */
export function observedIdOf(ref: string): string {
  return `o.${Buffer.from(ref).toString('base64url')}`;
}

/** The reverse of {@link observedIdOf}; undefined for other ids. */
export function refOfObservedId(id: string): string | undefined {
  return id.startsWith('o.')
    ? Buffer.from(id.slice(2), 'base64url').toString('utf8')
    : undefined;
}
