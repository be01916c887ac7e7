import { ResponseError } from '@backstage/errors';
import type { LogEntry } from '@mooring/backstage-plugin-paas-common';
import { LogStream, type LogRequest } from './LogStream';

/** A log whose readings the test lets go on, break or end. */
class Script {
  readonly requests: LogRequest[] = [];
  readonly signals: AbortSignal[] = [];
  #say: ((step: LogEntry | Error | 'end') => void) | undefined;

  read = async function* read(
    this: Script,
    request: LogRequest,
    signal: AbortSignal,
  ): AsyncGenerator<LogEntry> {
    this.requests.push(request);
    this.signals.push(signal);
    for (;;) {
      const step = await new Promise<LogEntry | Error | 'end'>(resolve => {
        this.#say = resolve;
      });
      if (step === 'end') {
        return;
      }
      if ('message' in step) {
        throw step;
      }
      yield step;
    }
  }.bind(this);

  async say(step: LogEntry | Error | 'end'): Promise<void> {
    this.#say?.(step);
    await jest.advanceTimersByTimeAsync(20);
  }
}

const line = (second: number, text: string): LogEntry => ({
  at: `2026-11-01T12:00:${String(second).padStart(2, '0')}.000000000Z`,
  pod: 'web-a',
  container: 'web',
  text,
});

function textOf({ buffer }: LogStream): string[] {
  return Array.from(
    { length: buffer.size },
    (_, index) => buffer.get(buffer.firstSeq + index)!.text,
  );
}

describe('LogStream', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('goes on by itself after the connection broke, without saying anything twice', async () => {
    const script = new Script();
    const stream = new LogStream(script.read);
    stream.start(true);
    expect(stream.getSnapshot().state).toBe('connecting');
    await script.say(line(1, 'one'));
    expect(stream.getSnapshot().state).toBe('open');
    await jest.advanceTimersByTimeAsync(60_000);
    await script.say(line(2, 'two'));
    await script.say(new TypeError('network lost'));
    expect(stream.getSnapshot()).toMatchObject({
      state: 'waiting',
      error: { message: 'network lost' },
    });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(script.requests).toEqual([
      { follow: true, resumeSeconds: undefined },
      // One second of waiting, and a margin for lines on their way.
      { follow: true, resumeSeconds: 11 },
    ]);
    await script.say(line(2, 'two'));
    await script.say(line(3, 'three'));
    expect(stream.getSnapshot().state).toBe('open');
    expect(textOf(stream)).toEqual(['one', 'two', 'three']);
    stream.stop();
    expect(script.signals.map(({ aborted }) => aborted)).toEqual([false, true]);
  });

  it('reads all of it again when it broke before all had come, and waits longer each time', async () => {
    const script = new Script();
    const stream = new LogStream(script.read);
    stream.start(true);
    await script.say(line(1, 'one'));
    await script.say(new TypeError('lost'));
    for (const delay of [1_000, 2_000, 4_000, 8_000, 10_000, 10_000]) {
      const before = script.requests.length;
      await jest.advanceTimersByTimeAsync(delay - 100);
      expect(script.requests).toHaveLength(before);
      await jest.advanceTimersByTimeAsync(100);
      expect(script.requests).toHaveLength(before + 1);
      await script.say(new TypeError('lost'));
    }
    await jest.advanceTimersByTimeAsync(10_000);
    await script.say(line(1, 'one'));
    await script.say(line(2, 'two'));
    expect(script.requests.at(-1)?.resumeSeconds).toBeUndefined();
    expect(textOf(stream)).toEqual(['one', 'two']);
    stream.stop();
  });

  it('waits for a portal that starts, whose plugins are not there yet', async () => {
    const script = new Script();
    const stream = new LogStream(script.read);
    stream.start(true);
    await script.say(
      await ResponseError.fromResponse(new Response('', { status: 404 })),
    );
    expect(stream.getSnapshot().state).toBe('waiting');
    await jest.advanceTimersByTimeAsync(1_000);
    await script.say(line(1, 'one'));
    expect(stream.getSnapshot().state).toBe('open');
    const gone = { name: 'NotFoundError', message: 'There is no instance 1' };
    await script.say(
      await ResponseError.fromResponse(
        Response.json(
          { error: gone, response: { statusCode: 404 } },
          { status: 404 },
        ),
      ),
    );
    expect(stream.getSnapshot().state).toBe('failed');
    stream.stop();
  });

  it('stops at a refusal, and tells a quiet log from one that is still to come', async () => {
    const script = new Script();
    const stream = new LogStream(script.read);
    stream.start(true);
    await jest.advanceTimersByTimeAsync(1_500);
    expect(stream.getSnapshot().state).toBe('open');
    await script.say(
      await ResponseError.fromResponse(new Response('', { status: 403 })),
    );
    expect(stream.getSnapshot().state).toBe('failed');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(script.requests).toHaveLength(1);
  });

  it('goes on when the portal ends what should be followed', async () => {
    const script = new Script();
    const stream = new LogStream(script.read);
    stream.start(true);
    await script.say(line(1, 'one'));
    await script.say('end');
    expect(stream.getSnapshot()).toEqual({
      state: 'waiting',
      error: undefined,
    });
    await jest.advanceTimersByTimeAsync(1_000);
    await script.say(line(1, 'one'));
    await script.say(line(2, 'two'));
    expect(textOf(stream)).toEqual(['one', 'two']);
    stream.stop();
  });

  it('is read once when it is not followed, and followed from there', async () => {
    const script = new Script();
    const stream = new LogStream(script.read);
    stream.start(false);
    await script.say(line(1, 'one'));
    await script.say('end');
    stream.start(false);
    expect(script.requests).toHaveLength(1);
    stream.start(true);
    expect(script.requests).toHaveLength(2);
    expect(script.requests[1]).toEqual({ follow: true, resumeSeconds: 11 });
    stream.stop();
  });
});
