import { parseTemplate } from '../../migrate/template';

const template = (length: number) => `Resources: {Topic: {Type: AWS::SNS::Topic}}\n${'#'.repeat(length)}`;

test('a template is read once, until the templates that follow are large', () => {
  const first = parseTemplate(template(0));
  parseTemplate(template(1));
  expect(parseTemplate(template(0))).toBe(first);
  parseTemplate(template(600_000));
  const second = parseTemplate(template(0));
  expect(second).not.toBe(first);
  expect(second).toEqual(first);
});
