import { logFiles } from './logFiles.ts';
import { LogWriter } from './LogWriter.ts';

const [folder = '', ...clusters] = process.argv.slice(2);

const writers = clusters
  .flatMap(cluster => logFiles(folder, cluster))
  .map(file => new LogWriter(file));

setInterval(() => writers.forEach(writer => writer.write()), 1000);
