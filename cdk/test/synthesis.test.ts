/** The errors, warnings and notes about clients when an app is synthesised. */
import {
  Annotations,
  App,
  CfnCondition,
  CfnMapping,
  CfnParameter,
  CfnResource,
  Fn,
  Lazy,
  NestedStack,
  RemovalPolicy,
  Stack,
  Stage,
  Token,
} from 'aws-cdk-lib';
import { Annotations as Assertions, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnUserPool, UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient, type CfnUserPoolClientProps, UserPoolClient } from 'my-cognito-userpoolclient-cdk';
import { RULE_CHECKS } from '../../src/model/checks';
import { RULES } from '../../src/model/rules';
import { clientCases } from './templateCases';

const USER_POOL = { userPoolId: 'us-east-1_Ab12Cd34E' };
const CONTEXT = 'my-cognito-userpoolclient-cdk:check';
const HTTP =
  'CallbackURLs[0] must use https, not "http://a.example.com": Cognito accepts http only for localhost, 127.0.0.1 and [::1].';
const NAME = 'ClientName is "web/app", but must contain only ASCII letters, digits, white space and _ + = , . @ -.';

const stackWith = (context: Record<string, unknown> = {}) => new Stack(new App({ context }), 'Stack');

function clientIn(stack: Stack, props: Partial<CfnUserPoolClientProps> = {}): CfnUserPoolClient {
  return new CfnUserPoolClient(stack, 'Client', { ...USER_POOL, ...props });
}

/** The lines of the error with which a synthesis ends; empty if it succeeds. */
function errorsOf({ node }: Stack): string[] {
  try {
    (node.root as App).synth();
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return lines.map((line) => line.trim());
  }
  return [];
}

describe('a wrong literal', () => {
  test('fails the synthesis of the app with the message of the handlers and the path of its construct', () => {
    const stack = stackWith();
    clientIn(stack, { callbackUrLs: ['http://a.example.com'] });
    expect(errorsOf(stack)).toEqual([`[Stack/Client] ${HTTP}`]);
  });

  test('is found in an option of UserPoolClient too', () => {
    const stack = stackWith();
    new UserPoolClient(stack, 'WebApp', { userPool: new UserPool(stack, 'Pool'), userPoolClientName: 'web/app' });
    expect(errorsOf(stack)).toEqual([`[Stack/WebApp/Resource] ${NAME}`]);
  });

  test('does not hide another one in any stack of the app', () => {
    const stack = stackWith();
    clientIn(stack, { callbackUrLs: ['http://a.example.com'], clientName: 'web/app' });
    clientIn(new NestedStack(stack, 'Nested'), { authSessionValidity: 2 });
    clientIn(new Stack(stack.node.root, 'Other'), { clientName: 'web/app' });
    expect(errorsOf(stack)).toEqual([
      `[Stack/Client] ${NAME}`,
      `[Stack/Client] ${HTTP}`,
      '[Stack/Nested/Client] AuthSessionValidity must be 3 to 15 minutes, not 2.',
      `[Other/Client] ${NAME}`,
    ]);
  });

  test('is found in a stage', () => {
    const app = new App();
    clientIn(new Stack(new Stage(app, 'Prod'), 'Stack'), { clientName: 'web/app' });
    expect(() => app.synth()).toThrow(`[Prod/Stack/Client] ${NAME}`);
  });

  test('that is null is found, with its path', () => {
    const stack = stackWith();
    clientIn(stack).addPropertyOverride('LogoutURLs', ['https://a.example.com', null]);
    expect(errorsOf(stack)).toEqual([expect.stringMatching(/^\[Stack\/Client\] LogoutURLs\[1\]: The value is null/)]);
  });
});

describe('the final template is checked', () => {
  test('with wrong overrides', () => {
    const stack = stackWith();
    const client = clientIn(stack, { tokenValidityUnits: { idToken: 'minutes' }, idTokenValidity: 60 });
    client.addPropertyOverride('TokenValidityUnits.IdToken', 'days');
    client.addOverride('Properties.Callback', 'x');
    expect(errorsOf(stack)).toEqual([
      '[Stack/Client] IdTokenValidity must be 5 minutes to 1 day, not 60 days.',
      '[Stack/Client] Callback is not a property of My::Cognito::UserPoolClient: the nearest name is CallbackURLs.',
    ]);
  });

  test('with overrides that correct or delete a wrong value', () => {
    const stack = stackWith();
    const client = clientIn(stack, { clientName: 'web/app', callbackUrLs: ['http://a.example.com'], authSessionValidity: 2 });
    client.addPropertyOverride('ClientName', 'web');
    client.addPropertyDeletionOverride('CallbackURLs');
    client.addDeletionOverride('Properties.AuthSessionValidity');
    expect(errorsOf(stack)).toEqual([]);
  });

  test('with the deletion of a required property', () => {
    const stack = stackWith();
    clientIn(stack).addPropertyDeletionOverride('UserPoolId');
    expect(errorsOf(stack)).toEqual(['[Stack/Client] UserPoolId is required: give it a value.']);
  });

  test.each([
    ['no user pool', {}, 'UserPoolId is required: give it a value.'],
    ['null as the user pool', { userPoolId: null }, expect.stringMatching(/^UserPoolId: The value is null/)],
    [
      'a wrong value as the user pool',
      { userPoolId: { id: 'us-east-1_Ab12Cd34E' } },
      expect.stringMatching(/^UserPoolId must be a string/),
    ],
  ])('with %s, which an app in JavaScript can give', (_title, props, message) => {
    const stack = stackWith();
    new CfnUserPoolClient(stack, 'Client', props as CfnUserPoolClientProps);
    expect(errorsOf(stack).map((line) => line.replace('[Stack/Client] ', ''))).toEqual([message]);
  });

  test('with properties that were changed later, and lazy values', () => {
    const stack = stackWith();
    const client = clientIn(stack, { clientName: 'web/app' });
    const urls: string[] = [];
    client.clientName = 'web';
    client.logoutUrLs = Lazy.list({ produce: () => urls });
    urls.push('https://a.example.com#b');
    expect(errorsOf(stack)).toEqual([expect.stringMatching(/^\[Stack\/Client\] LogoutURLs\[0\] must not have a fragment/)]);
  });

  test('but not a resource whose type is overridden', () => {
    const stack = stackWith();
    clientIn(stack, { clientName: 'web/app' }).addOverride('Type', 'Custom::Client');
    expect(errorsOf(stack)).toEqual([]);
  });
});

describe('a value known only at deployment disables only the rules that need it', () => {
  const UNKNOWN = { 'Fn::GetAtt': ['Other', 'Value'] };
  const literal = ['values', 'rules'].flatMap(clientCases).filter(({ expected }) => expected.length === 1);
  const ofRules = literal.flatMap(({ properties, expected: [sentence = ''], checks: [check] }) =>
    (RULES.find(({ id }) => id === check)?.reads ?? []).map((name): [string, string, string, object] => {
      return [check ?? '', name, sentence.replace('error: ', ''), properties ?? {}];
    }),
  );

  function errorsWith(properties: object): string[] {
    const stack = stackWith();
    new CfnResource(stack, 'Other', { type: 'AWS::SNS::Topic' });
    const client = clientIn(stack);
    for (const [name, value] of Object.entries(properties)) client.addPropertyOverride(name, value);
    return errorsOf(stack);
  }

  test('every rule has a case', () => {
    expect(new Set(ofRules.map(([check]) => check))).toEqual(new Set(Object.keys(RULE_CHECKS)));
  });

  test.each(ofRules)('%s: %s', (_check, name, sentence, properties) => {
    const others = { AuthSessionValidity: 2 };
    const other = '[Stack/Client] AuthSessionValidity must be 3 to 15 minutes, not 2.';
    expect([...errorsWith({ ...properties, ...others })].sort()).toEqual([other, `[Stack/Client] ${sentence}`].sort());
    expect(errorsWith({ ...properties, ...others, [name]: UNKNOWN })).toEqual([other]);
  });

  test('values of other constructs, of other stacks and of parameters without a default', () => {
    const stack = stackWith();
    const userPool = new UserPool(new Stack(stack.node.root, 'Pools'), 'Pool');
    const seconds = new CfnParameter(stack, 'Seconds', { type: 'Number' });
    const nested = new NestedStack(stack, 'Nested');
    for (const one of [stack, nested]) {
      clientIn(one, {
        userPoolId: userPool.userPoolId,
        clientName: userPool.userPoolProviderName,
        accessTokenValidity: seconds.valueAsNumber,
        callbackUrLs: [userPool.userPoolProviderUrl],
        defaultRedirectUri: Fn.importValue('url'),
        allowedOAuthFlows: Fn.split(',', Fn.importValue('flows')),
        readAttributes: Token.asList({ Ref: 'AWS::NotificationARNs' }),
      });
    }
    expect(errorsOf(stack)).toEqual([]);
  });
});

describe('functions of the template are evaluated', () => {
  test('both values of a condition are checked, and the error has the condition', () => {
    const stack = stackWith();
    const stage = new CfnParameter(stack, 'Stage', { default: 'test' }).valueAsString;
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(stage, 'prod') });
    clientIn(stack, { clientName: Fn.conditionIf(isProd.logicalId, 'web', 'web/app').toString() });
    expect(errorsOf(stack)).toEqual([`[Stack/Client] ${NAME} That is so if the condition IsProd is false.`]);
  });

  test('conditions about the same parameter are evaluated together', () => {
    const stack = stackWith();
    const kind = new CfnParameter(stack, 'Kind', { allowedValues: ['web', 'machine'] }).valueAsString;
    const isWeb = new CfnCondition(stack, 'IsWeb', { expression: Fn.conditionEquals(kind, 'web') });
    const isMachine = new CfnCondition(stack, 'IsMachine', { expression: Fn.conditionEquals(kind, 'machine') });
    clientIn(stack, {
      generateSecret: Fn.conditionIf(isWeb.logicalId, false, true),
      allowedOAuthFlows: Token.asList(Fn.conditionIf(isMachine.logicalId, ['client_credentials'], ['code'])),
      callbackUrLs: Token.asList(Fn.conditionIf(isWeb.logicalId, ['https://a.example.com'], { Ref: 'AWS::NoValue' })),
    });
    expect(errorsOf(stack)).toEqual([]);
  });

  test('values of mappings are looked up', () => {
    const stack = stackWith();
    const names = new CfnMapping(stack, 'Names', { mapping: { web: { name: 'web/app' } } });
    clientIn(stack, { clientName: names.findInMap('web', 'name') });
    expect(errorsOf(stack)).toEqual([`[Stack/Client] ${NAME}`]);
  });
});

describe('a name', () => {
  test('of a missing condition, parameter, resource or function is found', () => {
    const stack = stackWith();
    const client = clientIn(stack, {
      userPoolId: Fn.ref('Pool'),
      clientName: Fn.conditionIf('IsProd', 'web', 'test').toString(),
      defaultRedirectUri: Fn.join('', ['https://', Fn.ref('Domain'), '/in']),
    });
    client.addPropertyOverride('LogoutURLs', { 'Fn::Splitt': ['|', 'a|b'] });
    client.addOverride('DependsOn', ['Topic']);
    client.addOverride('Condition', 'IsTest');
    expect(errorsOf(stack).map((line) => line.replace(/^\[Stack\/Client\] (.*): .*$/, '$1'))).toEqual([
      'The template has no parameter or resource Pool',
      'The template has no condition IsProd',
      'The template has no parameter or resource Domain',
      'CloudFormation has no function Fn::Splitt for values',
      'The template has no resource Topic',
      'The template has no condition IsTest',
    ]);
  });

  test('of another construct is known by its final logical id', () => {
    const stack = stackWith();
    const userPool = new CfnUserPool(stack, 'Pool');
    const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals('a', 'b') });
    const client = clientIn(stack, { userPoolId: userPool.ref });
    client.addResourceDependency(userPool);
    client.cfnOptions.condition = isProd;
    client.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    userPool.overrideLogicalId('Users');
    expect(errorsOf(stack)).toEqual([]);
  });

  test('may come from a macro of the stack, and a note says so', () => {
    const stack = stackWith();
    stack.addTransform('Our::Macro');
    clientIn(stack, { userPoolId: Fn.ref('Pool') });
    expect(errorsOf(stack)).toEqual([]);
    Assertions.fromStack(stack).hasInfo('/Stack/Client', Match.stringLikeRegexp('the macro Our::Macro'));
  });
});

describe('a warning', () => {
  const UNKNOWN_FLOW = 'ExplicitAuthFlows[0] is "ALLOW_SRP", which is not a known value: the nearest one is ALLOW_USER_SRP_AUTH.';
  const tagged = (message: string, check: string) => `${message} [ack: my-cognito-userpoolclient-cdk:${check}]`;

  test('is reported for a value that Cognito may have added', () => {
    const stack = stackWith();
    clientIn(stack, { explicitAuthFlows: ['ALLOW_SRP'] });
    Assertions.fromStack(stack).hasWarning('/Stack/Client', tagged(UNKNOWN_FLOW, 'unknown-value'));
    Template.fromStack(stack).hasResourceProperties('My::Cognito::UserPoolClient', { ExplicitAuthFlows: ['ALLOW_SRP'] });
  });

  test('replaces an error if the context of the app asks for it', () => {
    const stack = stackWith({ [CONTEXT]: 'warning' });
    clientIn(stack, { clientName: 'web/app', callbackUrLs: ['http://a.example.com'] });
    const warnings = Assertions.fromStack(stack).findWarning('/Stack/Client', Match.anyValue());
    expect(warnings.map(({ entry }) => entry.data)).toEqual([tagged(NAME, 'pattern'), tagged(HTTP, 'callback-urls')]);
  });

  test('replaces an error if the context of one client asks for it', () => {
    const stack = stackWith();
    clientIn(stack, { clientName: 'web/app' }).node.setContext(CONTEXT, 'warning');
    new CfnUserPoolClient(stack, 'Other', { ...USER_POOL, clientName: 'web/app' });
    expect(errorsOf(stack)).toEqual([`[Stack/Other] ${NAME}`]);
  });

  test('can be acknowledged', () => {
    const stack = stackWith({ [CONTEXT]: 'warning' });
    Annotations.of(stack).acknowledgeWarning('my-cognito-userpoolclient-cdk:pattern');
    clientIn(stack, { clientName: 'web/app', callbackUrLs: ['http://a.example.com'] });
    const warnings = Assertions.fromStack(stack).findWarning('*', Match.anyValue());
    expect(warnings.map(({ entry }) => entry.data)).toEqual([tagged(HTTP, 'callback-urls')]);
  });

  test('is not possible with another value of the context, which is an error', () => {
    const stack = stackWith({ [CONTEXT]: 'off' });
    clientIn(stack);
    expect(() => (stack.node.root as App).synth()).toThrow(
      'Stack/Client: the context my-cognito-userpoolclient-cdk:check must be error or warning, not "off".',
    );
  });
});
