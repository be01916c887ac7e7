/** A time as the API server sends it: text in JSON, else milliseconds since 1970. */
export type RawTime = string | number;

/** A type of the client library as it comes from the API server. */
export type Raw<T> = T extends Date
  ? RawTime
  : T extends (infer TItem)[]
  ? Raw<TItem>[]
  : T extends object
  ? { [K in keyof T]: Raw<T[K]> }
  : T;
