import { PassThrough } from 'node:stream';
import { consent } from '../../tools/consent';

function terminal(typed: string) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  input.end(typed);
  return { input, output: new PassThrough() };
}

test.each(['y\n', 'Y\n', 'yes\n', ' YES \n'])('%j is a yes', async (typed) => {
  expect(await consent(terminal(typed))).toBe(true);
});

test.each(['\n', 'n\n', 'no\n', 'yesterday\n', 'ok\n'])('%j is not a yes', async (typed) => {
  expect(await consent(terminal(typed))).toBe(false);
});

test('the question shows the default', async () => {
  const { input, output } = terminal('n\n');
  await consent({ input, output });
  expect(String(output.read())).toBe('Go on? [y/N] ');
});

test('an input that is not a terminal is not a yes', async () => {
  await expect(consent({ input: new PassThrough(), output: new PassThrough() })).rejects.toThrow('add --yes');
});
