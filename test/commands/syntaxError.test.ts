import { type ParseArgsConfig, parseArgs } from 'node:util';
import { syntaxError } from '../../commands/syntaxError';

const options = { seed: { type: 'string', short: 's' }, json: { type: 'boolean' } } as const;

function messageFor(args: string[], config: ParseArgsConfig = {}): string | undefined {
  try {
    parseArgs({ args, options, ...config });
    return undefined;
  } catch (error) {
    return syntaxError(error, { options, ...config });
  }
}

test.each([
  [['--nope'], '--nope is not an option of this command: use the options below.'],
  [['--nope=3'], '--nope is not an option of this command: use the options below.'],
  [['-x'], '-x is not an option of this command: use the options below.'],
  [['file.yaml'], '"file.yaml" is not expected: this command accepts only the options below.'],
  [["it's"], '"it\'s" is not expected: this command accepts only the options below.'],
  [['--seed'], '--seed needs a value. If the value begins with a dash, write --seed=VALUE.'],
  [['--seed', '-1'], '--seed needs a value. If the value begins with a dash, write --seed=VALUE.'],
  [['--json=yes'], '--json has no value: write only --json.'],
])('the message for %j says what to write', (args, message) => expect(messageFor(args)).toBe(message));

test('the message for an unknown option is the same if the command accepts files', () => {
  expect(messageFor(['--nope', 'file.yaml'], { allowPositionals: true })).toBe(messageFor(['--nope']));
});

test.each([
  ['--nope', '--nope is not an option of this command: it has none.'],
  ['file.yaml', '"file.yaml" is not expected: this command accepts no arguments.'],
])('the message for a command without options does not point to options: %s', (argument, message) => {
  expect(messageFor([argument], { options: {} })).toBe(message);
});

test('any other error keeps its own message', () => {
  expect(syntaxError(new Error("--seed must be a whole number, not 'a'."), { options })).toBeUndefined();
});
