import { isSecretKey } from './isSecretKey';

/** Stands where a secret was. */
export const REDACTED = '<redacted>';

/** A text without its secrets, and how many there were. */
export interface Redaction {
  text: string;
  redacted: number;
}

const PEM =
  /-----BEGIN [A-Z0-9 ]{1,50}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,50}-----|$)/g;
const USER_INFO = /\b([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/?#"'<>]+@/gi;
const ELEMENT = /<([\w.:-]{1,100})>([^<]+)(?=<\/)/g;

/** `key: `, `"key": `, `key=` or `--key `: what comes next is a value. */
const KEY =
  /(?<![\w.-])(?:([\w.-]{1,100})["']?[ \t]{0,5}[:=]>?[ \t]{0,5}|(--?[\w.-]{1,100})[ \t]{1,5})/g;
const LINE_VALUE = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\n]+/y;
const VALUE = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,;&{}[\]<>"']+/y;
/** Switches, the beginning of something nested, the next flag. */
const NO_SECRET =
  /^["']?(?:(?:true|false|null|yes|no|on|off)?["']?,?$|[{[|>-])/i;

/** Takes out what is a secret by its form, wherever it stands. */
export function redactForms(text: string): Redaction {
  let redacted = 0;
  const result = text
    .replace(PEM, () => {
      redacted += 1;
      return REDACTED;
    })
    .replace(USER_INFO, (_, scheme: string) => {
      redacted += 1;
      return `${scheme}${REDACTED}@`;
    });
  return { text: result, redacted };
}

/** Takes out besides what is one by its name: in files, commands, annotations. */
export function redactText(text: string): Redaction {
  const forms = redactForms(text);
  const values = redactValues(forms.text);
  let redacted = forms.redacted + values.redacted;
  const result = values.text.replace(ELEMENT, (whole, name: string) => {
    if (!isSecretKey(name)) {
      return whole;
    }
    redacted += 1;
    return `<${name}>${REDACTED}`;
  });
  return { text: result, redacted };
}

function redactValues(text: string): Redaction {
  let result = '';
  let done = 0;
  let redacted = 0;
  for (const match of text.matchAll(KEY)) {
    const from = match.index + match[0].length;
    if (match.index < done || !isSecretKey(match[1] ?? match[2]!)) {
      continue;
    }
    const pattern = beginsLine(text, match.index) ? LINE_VALUE : VALUE;
    pattern.lastIndex = from;
    const value = pattern.exec(text)?.[0].trimEnd();
    if (value === undefined || NO_SECRET.test(value)) {
      continue;
    }
    const quote = /^["']/.exec(value)?.[0] ?? '';
    result += `${text.slice(done, from)}${quote}${REDACTED}${quote}`;
    done = from + value.length;
    redacted += value.includes(REDACTED) ? 0 : 1;
  }
  return { text: result + text.slice(done), redacted };
}

/** Whether a key is the first of its line: then the value may have blanks. */
function beginsLine(text: string, index: number): boolean {
  return /(?:^|\n)[ \t]*(?:- |export )?["']?$/.test(
    text.slice(Math.max(0, index - 60), index),
  );
}
