/** Documents show the output of commands as the commands print it, apart from times and generated ids. */
import { printed, RECORDED_DOCUMENTS, recordingsIn, withoutVariables } from '../../tools/recordings';
import { markdownFiles } from '../support/guides';

const recordings = RECORDED_DOCUMENTS.flatMap((document) =>
  recordingsIn(document).map(({ command, text }): [string, string, string] => [document, command, text]),
);

test.each(recordings)('%s: %s', (_document, command, text) => {
  expect(withoutVariables(text)).toBe(withoutVariables(printed(command)));
});

test('every document that has a recording is one whose recordings are made anew', () => {
  expect(markdownFiles().filter((document) => recordingsIn(document).length > 0)).toEqual(RECORDED_DOCUMENTS);
});

test('a recording is compared in all but what differs from run to run', () => {
  const line = 'User pool us-east-1_Ab12Cd34E, 40kedo4v203fhv7a0qe6ut7jom, 12.5 ms';
  expect(withoutVariables(line)).toBe('User pool POOL, CLIENT, TIME');
  expect(withoutVariables(`${line} kept`)).not.toBe(withoutVariables(line));
});
