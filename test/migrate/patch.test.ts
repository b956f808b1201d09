/** The output of the command is a valid patch, even if the texts were compared in pieces. */
import { applyPatch, createTwoFilesPatch } from 'diff';
import { AWS_TO_OURS } from '../../migrate/direction';
import { patchOf } from '../../migrate/patch';

const LINES = 2_600;
const text = (isChanged: (line: number) => boolean, mark: string) =>
  Array.from({ length: LINES }, (_, line) => `line ${line}${isChanged(line) ? mark : ''}\n`).join('');

test.each<[string, (line: number) => boolean]>([
  ['one line', (line) => line === 7],
  ['every line', () => true],
  ['every second line', (line) => line % 2 === 0],
  ['every ninth line', (line) => line % 9 === 0],
  ['the lines around the ends of pieces', (line) => line % 500 < 2 || line % 500 > 497],
  ['the line before the end of each piece', (line) => line % 500 === 498],
  ['the second line of each piece', (line) => line % 500 === 1],
  ['the first and the last line', (line) => line === 0 || line === LINES - 1],
  ['no line', () => false],
])('a patch of %s turns one text into the other', (_case, isChanged) => {
  const [before, after] = [text(isChanged, ''), text(isChanged, ' changed')];
  const patch = patchOf('template.yaml', before, after, AWS_TO_OURS);
  expect(applyPatch(before, patch)).toBe(after);
  // A comparison of the whole texts finds the same changes. Only hunks next to each other may be joined.
  const whole = createTwoFilesPatch('template.yaml', 'template.yaml', before, after, AWS_TO_OURS.from, AWS_TO_OURS.to);
  const changes = (printed: string) =>
    printed
      .split('\n')
      .filter((line) => /^[+-]/.test(line))
      .sort();
  expect(changes(patch)).toEqual(changes(whole));
});

test('texts with different numbers of lines are compared as a whole', () => {
  const patch = patchOf('template.yaml', 'a\nb\nc', 'a\nc\nd\ne', AWS_TO_OURS);
  expect(applyPatch('a\nb\nc', patch)).toBe('a\nc\nd\ne');
});
