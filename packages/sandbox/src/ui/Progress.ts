interface Item {
  title: string;
  startedAt: number;
  doing: string;
  ended?: { mark: string; seconds: string };
}

/**
 * The list of what is being made ready: one line each, with what is being done
 * and the time it took. On a terminal the lines change in place.
 */
export class Progress {
  readonly #items: Item[] = [];
  readonly #inPlace = process.stdout.isTTY === true;
  #drawn = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Runs one item of the list and shows how it goes. */
  async item<T>(
    title: string,
    action: (report: (doing: string) => void) => Promise<T>,
  ): Promise<T> {
    const item: Item = { title, startedAt: Date.now(), doing: 'waiting' };
    this.#items.push(item);
    this.#timer ??= this.#inPlace
      ? setInterval(() => this.#draw(), 200).unref()
      : undefined;
    try {
      const result = await action(doing => this.#report(item, doing));
      this.#end(item, '✔', 'ready');
      return result;
    } catch (error) {
      this.#end(item, '✘', 'failed');
      throw error;
    }
  }

  /** Stops changing lines; call it before printing anything else. */
  finish(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#draw();
    this.#items.length = 0;
    this.#drawn = 0;
  }

  #report(item: Item, doing: string): void {
    // A percentage that changes is no news where every line stays.
    const news = doing.replace(/\d+/g, '') !== item.doing.replace(/\d+/g, '');
    item.doing = doing;
    if (!this.#inPlace && news)
      process.stdout.write(`  … ${item.title}: ${doing}\n`);
  }

  #end(item: Item, mark: string, doing: string): void {
    item.doing = doing;
    item.ended = { mark, seconds: secondsSince(item.startedAt) };
    if (!this.#inPlace) process.stdout.write(`${line(item)}\n`);
    else this.#draw();
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
