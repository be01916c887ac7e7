/**
 * Runs tasks of one key one after another.
 *
 * @remarks
 * The database's lock alone would do, but every waiter would occupy one of the
 * pool's few connections.
 */
export class Queues {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(key) ?? Promise.resolve();
    const result = before.then(task, task);
    this.#tails.set(key, result);
    const forget = () => {
      if (this.#tails.get(key) === result) {
        this.#tails.delete(key);
      }
    };
    result.then(forget, forget);
    return result;
  }
}
