import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** Runs one step of the preparation, showing one line with its last words and time. */
export function runStep(title, command, args, options) {
  const startedAt = Date.now();
  const inPlace = process.stdout.isTTY === true;
  const seconds = () =>
    `${((Date.now() - startedAt) / 1000).toFixed(1)} s`.padStart(7);
  const show = (mark, text) => {
    const line = `${mark} ${title.padEnd(22)} ${seconds()}  ${text}`;
    const width = (process.stdout.columns || 80) - 1;
    process.stdout.write(
      inPlace ? `\r\x1b[2K${line.slice(0, width)}` : `${line}\n`,
    );
  };
  let lastWords = 'started';
  let output = '';
  show('…', lastWords);
  // Where every line stays, one now and then shows that it is not stuck.
  const timer = setInterval(() => show('…', lastWords), inPlace ? 200 : 20_000);
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const read = text => {
    output = (output + text).slice(-8000);
    lastWords =
      stripVTControlCharacters(text).trim().split('\n').pop() || lastWords;
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  return new Promise((resolve, reject) => {
    const end = (mark, text) => {
      clearInterval(timer);
      show(mark, text);
      if (inPlace) process.stdout.write('\n');
    };
    child.on('error', error => {
      end('✘', 'failed');
      reject(new Error(`${command} cannot be run: ${error.message}`));
    });
    child.on('close', code => {
      end(code === 0 ? '✔' : '✘', code === 0 ? 'ready' : 'failed');
      if (code === 0) resolve();
      else
        reject(
          new Error(
            `${title}: ${command} ${args[0]} ended with ${code}:\n${lastLines(
              output,
            )}`,
          ),
        );
    });
  });
}

/** What went wrong is said at the end. */
function lastLines(output) {
  return output.trim().split('\n').slice(-20).join('\n');
}
