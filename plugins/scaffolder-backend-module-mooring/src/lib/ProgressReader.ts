import type {
  OperationDetail,
  OperationStep,
  StepState,
} from '@mooring/backstage-plugin-paas-common';

const WORDS: Record<StepState, string> = {
  pending: 'not started yet',
  running: 'started',
  waiting: 'waiting',
  done: 'done',
  failed: 'failed',
};

/** Turns readings of one operation into lines, each thing said once. */
export class ProgressReader {
  // A step that waits is asked again and again, running and waiting in turn:
  // what was said of it is not said a second time.
  readonly #said = new Set<string>();
  #waitsFor: string | undefined;

  /** The lines that a new reading is worth. */
  read(operation: OperationDetail): string[] {
    const { failure, state, stepList } = operation;
    const stepsOf = (direction: OperationStep['direction']) =>
      describeSteps(stepList.filter(step => step.direction === direction));
    const lines = [
      ...stepsOf('forward'),
      ...(state === 'undoing'
        ? [withReason('Undoing what was done', failure)]
        : []),
      ...stepsOf('undo'),
    ];
    const news = lines.filter(line => !this.#said.has(line));
    news.forEach(line => this.#said.add(line));

    const waitsFor = describeHolder(operation);
    if (waitsFor !== this.#waitsFor) {
      news.push(waitsFor ?? 'Goes on');
      this.#waitsFor = waitsFor;
    }
    return news;
  }
}

function describeHolder(operation: OperationDetail): string | undefined {
  const { holder, state } = operation;
  if (!holder || (state !== 'held' && state !== 'queued')) {
    return undefined;
  }
  const word = state === 'held' ? 'Held' : 'Queued';
  return `${word}, waits for ${holder.name}: ${holder.reason}`;
}

function describeSteps(steps: OperationStep[]): string[] {
  return steps.flatMap((step, index) =>
    step.state === 'pending'
      ? []
      : [
          `${step.direction === 'undo' ? 'Undo step' : 'Step'} ${
            index + 1
          } of ${steps.length} (${step.type}, ${
            step.environment
          }) ${describeState(step)}`,
        ],
  );
}

function describeState({ state, summary, error }: OperationStep): string {
  const word = WORDS[state];
  return state === 'running'
    ? word
    : withReason(word, state === 'failed' ? error ?? summary : summary);
}

function withReason(word: string, reason: string | undefined): string {
  return reason ? `${word}: ${reason}` : word;
}
