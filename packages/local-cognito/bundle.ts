/** All that the package runs, in one file: what programs import, and the command. */
import { runProgram } from '../runProgram';
import { serveCognito } from './command';

export * from './index';

export const runCommand = (): Promise<void> => runProgram('local-cognito', serveCognito, { stopsByItself: true });
