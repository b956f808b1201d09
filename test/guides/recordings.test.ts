/** Documents show the current output of commands, except for times and generated ids. */
import { printed, RECORDED_DOCUMENTS, recordingsIn, withoutVariables } from '../../tools/recordings';
import { markdownFiles } from '../support/guides';

const recordings = RECORDED_DOCUMENTS.flatMap((document) =>
  recordingsIn(document).map(({ command, text }): [string, string, string] => [document, command, text]),
);

test.each(recordings)('%s: %s', (_document, command, text) => {
  expect(withoutVariables(text)).toBe(withoutVariables(printed(command)));
});

test('npm run record updates every document with a recording', () => {
  expect(markdownFiles().filter((document) => recordingsIn(document).length > 0)).toEqual(RECORDED_DOCUMENTS);
});

test('the comparison ignores only times and generated ids', () => {
  const line = 'User pool us-east-1_Ab12Cd34E, 40kedo4v203fhv7a0qe6ut7jom, 12.5 ms';
  expect(withoutVariables(line)).toBe('User pool POOL, CLIENT, TIME');
  expect(withoutVariables(`${line} kept`)).not.toBe(withoutVariables(line));
});
