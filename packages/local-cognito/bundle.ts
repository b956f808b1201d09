/** All code of the package in one file: the exports for programs, and the command. */
import { runProgram } from '../runProgram';
import { serveCognito } from './command';

export * from './index';

export const runCommand = (): Promise<void> => runProgram('local-cognito', serveCognito, { handlesSignals: true });
