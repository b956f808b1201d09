// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of Fn::Sub are written like this.
/** Forms of a template that CloudFormation accepts and that other parsers read differently. */
import { parse } from 'yaml';
import { AWS_TO_OURS, OURS_TO_AWS } from '../../migrate/direction';
import { rewriteTemplate } from '../../migrate/rewrite';
import { clientsInStack, planSteps } from '../../migrate/steps';

const toOurs = (text: string) => rewriteTemplate(text, AWS_TO_OURS).text;
const toNative = (text: string) => rewriteTemplate(text, OURS_TO_AWS).text;

const RESOURCES = [
  { LogicalResourceId: 'Pool', ResourceType: 'AWS::Cognito::UserPool', PhysicalResourceId: 'us-east-1_Ab12Cd34E' },
  { LogicalResourceId: 'Client', ResourceType: AWS_TO_OURS.from, PhysicalResourceId: '1client' },
];

function stepsOf(text: string) {
  const stack = clientsInStack(text, AWS_TO_OURS, { stackName: 'shop', resources: RESOURCES, userPoolIds: [], absent: [] });
  return planSteps(text, AWS_TO_OURS, stack).templates;
}

/** The template as the yaml package reads it, which does not know functions. */
const read = (text: string) => parse(text, { logLevel: 'silent', uniqueKeys: false });

/** A template with a client, followed by `rest`. */
const withRest = (rest: string, type = AWS_TO_OURS.from) => `Resources:
  Pool:
    Type: AWS::Cognito::UserPool
  Client:
    Type: ${type}
    Properties:
      UserPoolId: !Ref Pool
${rest}`;

describe('a variable of Fn::Sub with blanks or a line break in its braces', () => {
  const sub = (value: string) => `Outputs:\n  Id:\n    Value: ${value}\n`;

  test.each([
    ['a blank before', '!Sub "id=${ Client}"'],
    ['a blank after', '!Sub "id=${Client }"'],
    ['blanks on both sides', "!Sub 'id=${  Client\t}'"],
    ['the long form', '{ "Fn::Sub": "id=${ Client }" }'],
    ['a plain text', '!Sub id=${ Client }'],
    ['a line break in a literal text', '!Sub |\n      id=${Client\n                  }'],
    ['a line break in a folded text', '!Sub >-\n      id=${\n      Client\n      }'],
    ['a line break in quotes', '!Sub "id=${Client\n      }"'],
    ['a line break in single quotes', "!Sub 'id=${\n      Client}'"],
    ['an escaped line break', '!Sub "id=${Client\\n}"'],
    ['an escaped end of the line', '!Sub "id=${\\\n      Client}"'],
    ['an escaped tab and a blank', '!Sub "id=${ \\tClient\\x20}"'],
    ['a map of other values', '!Sub ["${ Client }${ Own }", { Own: x }]'],
    ['another one with its attribute', '!Sub "${ Client } ${ Client.ClientSecret }"'],
  ])('is a reference: %s', (_name, value) => {
    const text = withRest(sub(value));
    const ours = withRest(sub(value.replace(/Client(?!\.)/, 'Client.ClientId')), AWS_TO_OURS.to);
    expect(toOurs(text)).toBe(ours);
    expect(toNative(ours)).toBe(text);
    const { remove, import: imported } = stepsOf(text);
    for (const step of [remove, imported]) {
      expect(step).toContain(sub(value.replace(/Client(?!\.)/, 'ClientClientId').replace('Client.Cl', 'ClientCl')));
    }
  });

  test('is a reference in JSON', () => {
    const json = (type: string, name: string) =>
      JSON.stringify({
        Resources: { Client: { Type: type, Properties: { UserPoolId: 'us-east-1_Ab12Cd34E' } } },
        Outputs: { A: { Value: { 'Fn::Sub': `\${ ${name}\n}` } }, B: { Value: { 'Fn::Sub': [`\${\t${name}}`, { A: 1 }] } } },
      });
    const ours = json(AWS_TO_OURS.to, 'Client.ClientId');
    expect(toOurs(json(AWS_TO_OURS.from, 'Client'))).toBe(ours);
    expect(toNative(ours)).toBe(json(AWS_TO_OURS.from, 'Client'));
    expect(JSON.parse(stepsOf(json(AWS_TO_OURS.from, 'Client')).remove).Outputs.A.Value).toEqual({
      'Fn::Sub': '${ ClientClientId\n}',
    });
  });

  test.each(['!Sub ["${ Client }", { Client: x }]', '!Sub "${!Client} ${! Client}"', '!Sub "${ Clients }"'])(
    'is not a reference in %s',
    (value) => {
      expect(toOurs(withRest(sub(value)))).toBe(withRest(sub(value), AWS_TO_OURS.to));
    },
  );

  test('is refused with blanks inside its name', () => {
    expect(() => toOurs(withRest(sub('!Sub "${Client .ClientId}"')))).toThrow(
      'Line 10: Fn::Sub has blanks in the name of the variable "Client .ClientId". Remove them.',
    );
  });
});

describe('of duplicate keys the last one counts', () => {
  const topic = (first: string, second: string) => `  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: ${first}
      DisplayName: ${second}
`;

  test('where a property refers to the client', () => {
    const text = withRest(topic('first', '!Ref Client'));
    expect(toOurs(text)).toBe(withRest(topic('first', '!GetAtt Client.ClientId'), AWS_TO_OURS.to));
    expect(toNative(toOurs(text))).toBe(text);
    expect(stepsOf(text).remove).toContain(topic('first', '!Ref ClientClientId'));
  });

  test('where the first one can not be read', () => {
    expect(toOurs(withRest(topic('{ Ref: !Sub x }', 'second')))).toContain('Ref: !Sub x');
  });

  test('where the type of the client is duplicate, in YAML and JSON', () => {
    const yaml = (type: string) => `Resources:\n  Client:\n    Type: AWS::SNS::Topic\n    Type: ${type}\n`;
    expect(toOurs(yaml(AWS_TO_OURS.from))).toBe(yaml(AWS_TO_OURS.to));
    const json = (type: string) => `{"Resources":{"Client":{"Type":"AWS::SNS::Topic","Type":"${type}"}}}`;
    expect(toOurs(json(AWS_TO_OURS.from))).toBe(json(AWS_TO_OURS.to));
    expect(() => toOurs(yaml('AWS::SNS::Topic').replace('SNS::Topic', 'Cognito::UserPoolClient'))).toThrow('no resource of type');
  });

  test('where a whole resource is duplicate: all of them leave the stack', () => {
    const text = withRest('  Topic:\n    Type: AWS::SNS::Topic\n').replace(
      '  Pool:',
      `  Client:\n    Type: ${AWS_TO_OURS.from}\n    Properties:\n      UserPoolId: other\n  Pool:`,
    );
    const { retain, remove, import: imported } = stepsOf(text);
    expect(remove).not.toContain('  Client:\n    Type');
    expect(read(retain).Resources.Client).toMatchObject({ DeletionPolicy: 'Retain', Properties: { UserPoolId: 'Pool' } });
    expect(read(imported).Resources.Client).toMatchObject({ Type: AWS_TO_OURS.to, Properties: { UserPoolId: 'Pool' } });
  });

  test('where DependsOn and the deletion policy are duplicate', () => {
    const text = withRest('  Topic:\n    DependsOn: Client\n    DependsOn: [Pool, Client]\n    Type: AWS::SNS::Topic\n').replace(
      'Properties:',
      'DeletionPolicy: Retain\n    DeletionPolicy: Delete\n    Properties:',
    );
    const { retain, remove } = stepsOf(text);
    expect(read(retain).Resources.Client.DeletionPolicy).toBe('Retain');
    expect(read(remove).Resources.Topic.DependsOn).toEqual(['Pool']);
    const single = text.replace('[Pool, Client]', 'Client').replace('DependsOn: Client\n', 'DependsOn: Pool\n');
    expect(read(stepsOf(single).remove).Resources.Topic).toEqual({ Type: 'AWS::SNS::Topic' });
  });
});

describe('lines in brackets and quotes may have less indentation than their key', () => {
  const value = (lines: string) =>
    withRest(`  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      Text: ${lines}\n      Id: !Ref Client\n`);

  test.each([
    ['closing brackets in the column of their key', '!Join ["-", [\n        a,\n        !Ref Client\n      ]]'],
    ['closing brackets with less indentation', '!Join ["-", [\n        a,\n    !Ref Client\n  ]]'],
    ['no indentation at all', '!Join ["-", [\na,\n!Ref Client\n]\n]'],
    ['braces in the column of their key', '{ A: [\n        a\n      ], B: {\n      C: !Ref Client\n      }}'],
    ['text in double quotes', '"a\n   b [\n      c \\" d\n"'],
    ['text in single quotes', "'a\n   it''s\nc'"],
    ['text in quotes within a list', '[ "a\n  b",\n "c: [ # no comment\n   ]"]'],
    ['a comment with a bracket in it', '[ a, # not ]\n   it\'s "b",\n      c ]'],
    ['tags and anchors before brackets', '!Join\n      - ""\n      - !Split [ ",",\n      "a"\n      ]'],
  ])('%s', (_name, lines) => {
    const text = value(lines);
    const expected = text.replaceAll('!Ref Client', '!GetAtt Client.ClientId').replace(AWS_TO_OURS.from, AWS_TO_OURS.to);
    expect(toOurs(text)).toBe(expected);
    expect(toNative(expected)).toBe(text);
    expect(stepsOf(text).remove).toContain(
      value(lines).split('\n').slice(7).join('\n').replaceAll('!Ref Client', '!Ref ClientClientId'),
    );
  });

  test('with line ends of Windows', () => {
    const text = value('!Join ["-", [\n        a,\n        !Ref Client\n      ]]').replaceAll('\n', '\r\n');
    expect(toOurs(text)).toBe(
      text.replaceAll('!Ref Client', '!GetAtt Client.ClientId').replace(AWS_TO_OURS.from, AWS_TO_OURS.to),
    );
  });

  test.each(['[ a, b', '"a', "'it''s", '{ a: [ }'])('a bracket or quote without an end is refused: %s', (lines) => {
    expect(() => toOurs(value(lines))).toThrow(/can't be read: line \d+: /);
  });
});

describe('a key or value with a tag or a question mark', () => {
  test.each([
    ['!!str', '!!str '],
    ['! for a string', '! '],
    ['an anchor', '&type '],
    ['both', '&type !!str '],
  ])('%s before the type', (_name, tag) => {
    const text = withRest('', `${tag}${AWS_TO_OURS.from}`);
    expect(toOurs(text)).toBe(withRest('', `${tag}${AWS_TO_OURS.to}`));
    expect(read(stepsOf(text).import).Resources.Client.Type).toBe(AWS_TO_OURS.to);
  });

  test('!!str before names', () => {
    const rest = (ref: string, dependsOn: string) => `  Topic:
    Type: AWS::SNS::Topic${dependsOn}
    Properties:
      DisplayName: ${ref}
`;
    const text = withRest(rest('{ Ref: !!str Client }', '\n    DependsOn: !!str Client'));
    expect(toOurs(text)).toContain('Fn::GetAtt: ');
    expect(read(stepsOf(text).remove).Resources.Topic.DependsOn).toBeUndefined();
  });

  const asked = (type = AWS_TO_OURS.from) => `Resources:
  ? Pool
  : Type: AWS::Cognito::UserPool
  ? Client
  : Type: ${type}
    Properties:
      UserPoolId: !Ref Pool
  ? Topic
  : DependsOn: Client
    Type: AWS::SNS::Topic
  ? &second Second
  : Type: AWS::SNS::Topic
    DependsOn:
    - Client
    - Pool
`;

  test('a question mark before the key of a client', () => {
    expect(toOurs(asked())).toBe(asked(AWS_TO_OURS.to));
    const { retain, remove, import: imported } = stepsOf(asked());
    expect(read(retain).Resources.Client).toEqual({
      DeletionPolicy: 'Retain',
      Type: AWS_TO_OURS.from,
      Properties: { UserPoolId: 'Pool' },
    });
    expect(Object.keys(read(remove).Resources)).toEqual(['MigrationPlaceholder', 'Pool', 'Topic', 'Second']);
    expect(read(remove).Resources).toMatchObject({ Topic: { Type: 'AWS::SNS::Topic' }, Second: { DependsOn: ['Pool'] } });
    expect(read(imported).Resources.Client).toMatchObject({ Type: AWS_TO_OURS.to, DeletionPolicy: 'Retain' });
  });

  test('a question mark before the first and the last resource, which is a client', () => {
    const text = `Resources:\n  ? !!str Client\n  :\n    Type: ${AWS_TO_OURS.from}\n    Properties: { UserPoolId: us-east-1_A }\n`;
    expect(Object.keys(read(stepsOf(text).remove).Resources)).toEqual(['MigrationPlaceholder']);
    const flow = `Resources: { ? Client : { Type: ${AWS_TO_OURS.from}, Properties: { UserPoolId: us-east-1_A } }, Topic: { Type: T } }\n`;
    expect(Object.keys(read(stepsOf(flow).remove).Resources)).toEqual(['MigrationPlaceholder', 'Topic']);
  });

  test('a key that is not a string is refused', () => {
    expect(() => toOurs(`${withRest('')}  ? [a]\n  : b\n`)).toThrow('Line 2: a key of this mapping is not a string.');
  });
});

describe('a comment', () => {
  const topic = '  Topic:\n    Type: AWS::SNS::Topic\n';

  test.each([
    ['in the column of the client', '  # of the topic\n', '  # of the topic\n'],
    ['with more indentation than the client', '    # of the client\n', ''],
    ['in the column of its last line', '      # of the client\n', ''],
    ['with much more indentation', '            # of the client\n', ''],
    ['without indentation', '# of the template\n', '# of the template\n'],
    ['after an empty line', '\n      # of the client\n\n', '\n'],
    ['after one that stays', '  # of the topic\n      # of it, too\n', '  # of the topic\n      # of it, too\n'],
  ])('after the last line of a client: %s', (_name, comment, left) => {
    for (const rest of [`${comment}${topic}`, comment]) {
      const { remove, import: imported } = stepsOf(withRest(rest));
      const expected = rest.replace(comment, left);
      expect(remove.endsWith(`  Pool:\n    Type: AWS::Cognito::UserPool\n${expected}`)).toBe(true);
      expect(imported.endsWith(`      UserPoolId: !Ref Pool\n${rest}`)).toBe(true);
    }
  });

  test('after a client is not added to a multi-line text before the client', () => {
    const text = `Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: |
        text
  Client:
    Type: ${AWS_TO_OURS.from}
    Properties:
      UserPoolId: us-east-1_Ab12Cd34E
          # of the client
Outputs: {}
`;
    expect(read(stepsOf(text).remove).Resources.Topic.Properties.DisplayName).toBe('text\n');
  });

  test.each([
    ['a block', '\n      - Client\n      # why\n'],
    ['a block in its column', '\n    - Client\n    # why\n'],
    ['a text', ' Client # why\n    # and why\n'],
    ['a block with comments between', ' # first\n      # second\n      - Client # third\n      # fourth\n'],
    ['a list in brackets', ' [ # first\n      Client # second\n    ] # third\n    # fourth\n'],
  ])('after DependsOn as %s', (_name, dependsOn) => {
    const rest = `  Topic:\n    Type: AWS::SNS::Topic\n    DependsOn:${dependsOn}    Properties: {}\n`;
    expect(read(stepsOf(withRest(rest)).remove).Resources.Topic).toEqual({ Type: 'AWS::SNS::Topic', Properties: {} });
    const last = `  Topic:\n    Type: AWS::SNS::Topic\n    DependsOn:${dependsOn}`;
    expect(read(stepsOf(withRest(last)).remove).Resources.Topic).toEqual({ Type: 'AWS::SNS::Topic' });
  });

  test('between the items of DependsOn', () => {
    const rest = `  Topic:
    Type: AWS::SNS::Topic
    DependsOn:
      # first
      - Client # second
      # third
      - Pool # fourth
      # fifth
`;
    expect(read(stepsOf(withRest(rest)).remove).Resources.Topic.DependsOn).toEqual(['Pool']);
  });
});
