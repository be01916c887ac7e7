type Labels = Readonly<Record<string, string>>;

/** Whether labels have everything that a selector names. */
export function selects(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(
    ([key, value]) => labels[key] === value,
  );
}
