interface Item {
  title: string;
  startedAt: number;
  doing: string;
  /** When a line of it was last printed where lines stay. */
  printedAt: number;
  ended?: { mark: string; seconds: string };
}

/** Where lines stay, a long step shows in this time that it is not stuck. */
const silenceMs = 20_000;
const notStarted = 'waiting';

/**
 * The list of what is being made ready: one line each, with what is being done
 * and the time it took. On a terminal the lines change in place.
 */
export class Progress {
  readonly #items: Item[] = [];
  #inPlace = process.stdout.isTTY === true;
  #drawn = 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * Runs one item of the list and shows how it goes.
   *
   * @param options - whether one can do without, so that a failure is no alarm,
   * and the last word if all goes well
   */
  async item<T>(
    title: string,
    action: (report: (doing: string) => void) => Promise<T>,
    options: { optional?: boolean; done?: string } = {},
  ): Promise<T> {
    const startedAt = Date.now();
    const item: Item = {
      title,
      startedAt,
      doing: notStarted,
      printedAt: startedAt,
    };
    this.#items.push(item);
    this.#timer ??= setInterval(() => this.#tick(), 200).unref();
    try {
      const result = await action(doing => this.#report(item, doing));
      this.#end(item, '✔', options.done ?? 'ready');
      return result;
    } catch (error) {
      if (options.optional) this.#end(item, '–', `missing: ${oneLine(error)}`);
      else this.#end(item, '✘', 'failed');
      throw error;
    }
  }

  /** Changes no line any more; call it before printing anything else. */
  finish(): void {
    if (!this.#inPlace) return;
    this.#draw();
    const width = process.stdout.columns || 80;
    for (const item of this.#items) {
      if (item.ended && line(item).length >= width)
        process.stdout.write(`\n${item.title}: ${item.doing}\n`);
    }
    // What is still going on gets lines of its own.
    this.#inPlace = false;
  }

  #tick(): void {
    if (this.#inPlace) this.#draw();
    else for (const item of this.#items) this.#showLife(item);
  }

  #showLife(item: Item): void {
    if (item.ended || item.doing === notStarted) return;
    if (Date.now() - item.printedAt < silenceMs) return;
    this.#print(
      item,
      `  … ${item.title}: ${item.doing}, ${secondsSince(item.startedAt)}`,
    );
  }

  #report(item: Item, doing: string): void {
    // A percentage that changes is no news where every line stays.
    const news = doing.replace(/\d+/g, '') !== item.doing.replace(/\d+/g, '');
    item.doing = doing;
    if (!this.#inPlace && news)
      this.#print(item, `  … ${item.title}: ${doing}`);
  }

  #end(item: Item, mark: string, doing: string): void {
    item.doing = doing;
    item.ended = { mark, seconds: secondsSince(item.startedAt) };
    if (!this.#inPlace) this.#print(item, line(item));
    else this.#draw();
  }

  #print(item: Item, text: string): void {
    item.printedAt = Date.now();
    process.stdout.write(`${text}\n`);
  }

  #draw(): void {
    if (!this.#inPlace) return;
    const width = process.stdout.columns || 80;
    const lines = this.#items.map(
      item => `\x1b[2K${line(item).slice(0, width - 1)}\n`,
    );
    const up = this.#drawn > 0 ? `\x1b[${this.#drawn}A` : '';
    process.stdout.write(up + lines.join(''));
    this.#drawn = lines.length;
  }
}

function line(item: Item): string {
  const mark = item.ended?.mark ?? '…';
  const seconds = item.ended?.seconds ?? secondsSince(item.startedAt);
  return `${mark} ${item.title.padEnd(22)} ${seconds.padStart(7)}  ${
    item.doing
  }`;
}

function secondsSince(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
