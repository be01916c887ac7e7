const blockBytes = 512;

/**
 * An archive of one file. It has no time, owner or compression of this machine
 * in it: the same text gives the same bytes everywhere.
 */
export function tarOf(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const padding = -content.length & (blockBytes - 1);
  return Buffer.concat([
    headerOf(name, content.length),
    content,
    Buffer.alloc(padding),
    // Two empty blocks are the end.
    Buffer.alloc(2 * blockBytes),
  ]);
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  const octal = (value: number, digits: number) =>
    `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(size, 11), 124);
  header.write(octal(0, 11), 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)} `, 148);
  return header;
}
