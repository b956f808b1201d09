// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
import { checked, meaningOfMapping } from '../../migrate/meaning';
import { parseTemplate } from '../../migrate/template';

const meaning = (text: string) => meaningOfMapping(parseTemplate(text).root);
const INTENDED = meaning('Resources: { A: { Ref: B }, C: !GetAtt D.E.F, G: !If [H, "1", ""] }');

test.each([
  'Resources:\n  A: !Ref B\n  C:\n    Fn::GetAtt: [D, E.F]\n  G:\n    Fn::If:\n    - H\n    - 1\n    -\n',
  '{"Resources": {"G": {"Fn::If": ["H", 1, ""]}, "C": {"Fn::GetAtt": "D.E.F"}, "A": {"Ref": "B"}}}',
])('accepts a text with the same meaning in another form: %j', (text) => {
  expect(checked(text, INTENDED)).toBe(text);
});

test.each([
  ['has another meaning', 'Resources: { A: { Ref: X }, C: !GetAtt D.E.F, G: !If [H, "1", ""] }'],
  ['lacks a part', 'Resources: { A: { Ref: B }, C: !GetAtt D.E.F }'],
  ['has a function instead of a string', 'Resources: { A: { Ref: B }, C: !GetAtt D.E.F, G: !If [H, !Ref 1, ""] }'],
  ["can't be read", 'Resources:\n  A: !Ref\n B\n'],
  ['is not a template', 'B'],
])('refuses to write a text that %s', (_name, text) => {
  expect(() => checked(text, INTENDED)).toThrow('the rewritten template does not mean what it should, so nothing was written');
});
