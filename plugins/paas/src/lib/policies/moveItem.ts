/** A list with the item at an index one place further up (-1) or down (1). */
export function moveItem<T>(list: readonly T[], index: number, by: -1 | 1) {
  const moved = [...list];
  const [item] = moved.splice(index, 1);
  moved.splice(index + by, 0, item!);
  return moved;
}
