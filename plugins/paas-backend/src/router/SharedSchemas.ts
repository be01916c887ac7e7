import { z } from 'zod';

/** Schemas as JSON Schema; what they define for themselves stands once, where references find it. */
export class SharedSchemas {
  readonly shared: Record<string, unknown> = {};
  readonly #names = new Map<string, string>();

  of(schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
    const {
      $schema: _,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    const names = new Map(
      Object.entries($defs).map(([name, definition]) => [
        name,
        this.#nameOf(JSON.stringify(definition)),
      ]),
    );
    const moved = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value).replace(
          /"#\/\$defs\/([^"]+)"/g,
          (_all, name: string) =>
            JSON.stringify(`#/components/schemas/${names.get(name)}`),
        ),
      );
    for (const [name, definition] of Object.entries($defs)) {
      this.shared[names.get(name)!] = moved(definition);
    }
    return moved(rest);
  }

  #nameOf(definition: string): string {
    const known = this.#names.get(definition);
    const name = known ?? `Shared${this.#names.size + 1}`;
    this.#names.set(definition, name);
    return name;
  }
}
