/** Which blueprint a field belongs to: `ui:options: {blueprint: nginx}` in the template. */
export function blueprintOption(
  uiSchema: { 'ui:options'?: { blueprint?: string } } | undefined,
): string {
  const blueprint = uiSchema?.['ui:options']?.blueprint;
  if (blueprint === undefined) {
    throw new Error(
      "This field needs 'ui:options: {blueprint: …}' in the template",
    );
  }
  return blueprint;
}
