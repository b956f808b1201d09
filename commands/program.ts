import { version } from '../package.json';
import { usageOf } from './usage';

/** How people call a command. The packages of the release have the same commands under other names. */
export interface Program {
  /** As messages name it. */
  name: string;
  version: string;
  /** What `--help` prints. */
  usage: string;
  /** The folder in which paths on the command line start. */
  folder: string;
}

/** A script of this project. npm runs it in the project's folder; paths start in the folder in which npm was called. */
export const npmScript = (name: string): Program => ({
  name: `npm run ${name}`,
  version,
  usage: usageOf(name),
  folder: process.env.INIT_CWD ?? process.cwd(),
});
