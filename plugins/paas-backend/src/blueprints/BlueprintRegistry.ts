import type { Blueprint } from '@mooring/backstage-plugin-paas-node';

/** The kinds of services that this back end has been taught. */
export class BlueprintRegistry {
  readonly #blueprints = new Map<string, Blueprint>();

  add<TValues>(blueprint: Blueprint<TValues>): void {
    if (this.#blueprints.has(blueprint.name)) {
      throw new Error(`Blueprint '${blueprint.name}' is registered twice`);
    }
    this.#blueprints.set(blueprint.name, blueprint as Blueprint);
  }

  get(name: string): Blueprint | undefined {
    return this.#blueprints.get(name);
  }

  names(): string[] {
    return [...this.#blueprints.keys()];
  }
}
