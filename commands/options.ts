import { type ParseArgsConfig, parseArgs } from 'node:util';
import { errorMessage } from '../tools/errorMessage';
import { syntaxError } from './syntaxError';

/** @throws Error with the name of the option, if the text is not a whole number within the bounds */
export function wholeNumber(option: string, text: string, { min = 0, max = 1_000_000_000 } = {}): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= min && number <= max) return number;
  throw new Error(`${option} must be a whole number from ${min} to ${max}, not "${text}".`);
}

/** @throws Error that names the option and its possible values */
export function oneOf<Value extends string>(option: string, text: string, values: readonly Value[]): Value {
  const value = values.find((one) => one === text);
  if (value === undefined) throw new Error(`${option} must be ${values.join(' or ')}, not "${text}".`);
  return value;
}

/**
 * Runs a command with its options. `--help` and `-h` print its usage. Invalid options print an error and the usage on stderr.
 * @param wrong the exit code for invalid options
 * @param read converts the parsed arguments to the command's options, or throws an error that says what is wrong
 */
export async function withOptions<Config extends ParseArgsConfig, Options>(
  {
    usage,
    config,
    read,
    wrong = 1,
  }: { usage: string; config: Config; read: (parsed: ReturnType<typeof parseArgs<Config>>) => Options; wrong?: number },
  run: (options: Options) => Promise<number>,
): Promise<number> {
  if (config.args?.some((arg) => arg === '--help' || arg === '-h')) {
    console.log(usage);
    return 0;
  }
  let options: Options;
  try {
    options = read(parseArgs(config));
  } catch (error) {
    console.error(`${syntaxError(error, config) ?? errorMessage(error)}\n\n${usage}`);
    return wrong;
  }
  return run(options);
}
