import { join } from 'node:path';
import { buildOtherStockTypes } from '../../bench/otherStockTypes';
import { StdioProcess } from '../../bench/stdioProcess';
import { JAVA_PROGRAM } from '../../bench/stockJavaType';

/** A program of Node that answers every event as the source says. */
const program = (answer: string) => ({
  command: process.execPath,
  args: ['-e', `require('readline').createInterface({ input: process.stdin }).on('line', (line) => { ${answer} })`],
  folder: __dirname,
});

const MEASURED =
  '{ answer: { status: "SUCCESS" }, loadMs: 1, handlerMs: 2, processorMs: 3, residentBytes: JSON.parse(line).bytes }';

async function invoked(source: string, timeoutMs = 30_000) {
  const measured = new StdioProcess(program(source), { ENDPOINT: 'here' }, timeoutMs);
  try {
    return [await measured.invoke({ bytes: 4 }), await measured.invoke({ bytes: 5 })];
  } finally {
    await measured.stop();
  }
}

test('a program answers one event after the other', async () => {
  const answers = await invoked(`console.error("noise"); console.log(JSON.stringify(${MEASURED}))`);
  expect(answers.map(({ residentBytes }) => residentBytes)).toEqual([4, 5]);
});

test('a program sees the endpoints, and no variables of this process', async () => {
  process.env.OF_THE_MACHINE = 'yes';
  try {
    const seen = 'process.env.ENDPOINT === "here" && process.env.OF_THE_MACHINE === undefined';
    await invoked(`if (${seen}) console.log(JSON.stringify(${MEASURED})); else process.exit(1)`);
  } finally {
    delete process.env.OF_THE_MACHINE;
  }
});

test.each([
  ['fails', 'console.log(JSON.stringify({ answer: { status: "FAILED", message: "no" } }))', /"message":"no"/],
  ['ends', 'console.error("out of luck"); process.exit(1)', /out of luck/],
])('a program that %s ends the measurement with its output', async (_what, source, words) => {
  await expect(invoked(source)).rejects.toThrow(words);
});

test('a program that does not answer is ended', async () => {
  await expect(invoked('', 500)).rejects.toThrow(/A measured program failed/);
});

test('the error names a missing program', async () => {
  const missing = new StdioProcess({ command: 'no-such-program', args: [], folder: __dirname }, {}, 1_000);
  await expect(missing.invoke({})).rejects.toThrow(/no-such-program/);
  await missing.stop();
});

test('only a stock type that cannot be built is left out, with the reason', async () => {
  const handler = { command: 'java', args: [], folder: '.' };
  const built = await buildOtherStockTypes([
    ['stock Python', () => Promise.reject(new Error('python3 is not installed'))],
    ['stock Java', async () => ({ handler, livesPerRound: 1 })],
  ]);
  expect(built).toEqual({
    sides: [{ name: 'stock Java', handler, livesPerRound: 1 }],
    missing: { 'stock Python': 'python3 is not installed' },
  });
});

test("the stock type in Java empties a separate temporary folder, not the machine's", () => {
  const { args, folder } = JAVA_PROGRAM;
  expect(args).toContain(`-Djava.io.tmpdir=${join(folder, 'tmp')}`);
  expect(args.indexOf(`-Djava.io.tmpdir=${join(folder, 'tmp')}`)).toBeLessThan(
    args.indexOf('com.my.cognito.userpoolclient.Measured'),
  );
});
