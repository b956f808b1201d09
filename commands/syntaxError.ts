import type { ParseArgsConfig } from 'node:util';
import { errorMessage } from '../tools/errorMessage';

/**
 * Returns a message for an error of `parseArgs`: the argument that is wrong, and what to do. Node's own messages explain syntax
 * that the user did not ask for. Undefined for any other error.
 */
export function syntaxError(error: unknown, { options = {} }: ParseArgsConfig): string | undefined {
  const [, argument = ''] = /'(?:-., )?(.+?)(?: <value>)?'(?=[. ]|$)/s.exec(errorMessage(error)) ?? [];
  const hasOptions = Object.keys(options).length > 0;
  switch (codeOf(error)) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `${argument} is not an option of this command${hasOptions ? ': use the options below' : ': it has none'}.`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `"${argument}" is not expected: this command accepts ${hasOptions ? 'only the options below' : 'no arguments'}.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return options[argument.replace(/^--/, '')]?.type === 'boolean'
        ? `${argument} has no value: write only ${argument}.`
        : `${argument} needs a value. If the value begins with a dash, write ${argument}=VALUE.`;
    default:
      return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
