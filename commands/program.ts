import { version } from '../package.json';
import { usageOf } from './usage';

/** The name and the usage of a command. The packages of the release have the same commands under other names. */
export interface Program {
  /** The name for messages. */
  name: string;
  version: string;
  /** The text that `--help` prints. */
  usage: string;
  /** The folder to which relative paths on the command line refer. */
  folder: string;
}

/** A script of this project. Relative paths refer to the folder in which the user called npm, not to the project's folder. */
export const npmScript = (name: string): Program => ({
  name: `npm run ${name}`,
  version,
  usage: usageOf(name),
  folder: process.env.INIT_CWD ?? process.cwd(),
});
