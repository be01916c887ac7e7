/** Whether an operation has turned round: it then has steps of a reverse plan. */
export function isUndoing(
  steps: readonly { direction: 'forward' | 'undo' }[],
): boolean {
  return steps.some(step => step.direction === 'undo');
}
