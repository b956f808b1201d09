import { nameForms } from '../../../tools/release/typeName';

test('a name has a form for files, packages, roles, metrics and parameters', () => {
  expect(nameForms('Acme3::Identity::AppClient')).toEqual({
    type: 'Acme3::Identity::AppClient',
    hyphenated: 'Acme3-Identity-AppClient',
    namespace: 'Acme3/Identity/AppClient',
    joined: 'Acme3IdentityAppClient',
    file: 'acme3-identity-appclient',
    module: 'acme3_identity_appclient',
  });
});

test.each([
  'Acme',
  'Acme::Cognito',
  'Acme::Cognito::User::Client',
  'Acme:Cognito:UserPoolClient',
  'A::Cognito::UserPoolClient',
  'Acme::Cognito::UserPoolClient::MODULE',
  'Acme::Cognito::User-Pool-Client',
  '../Acme::Cognito::UserPoolClient',
  // The name of a Python module cannot begin with a digit.
  '3M::Cognito::UserPoolClient',
  `Acme::Cognito::${'x'.repeat(65)}`,
  '',
])('"%s" is refused, with an example of a valid name', (name) => {
  expect(() => nameForms(name)).toThrow('cannot be the name of a resource type. Write three parts');
});

test.each(['AWS', 'Amazon', 'AMZN', 'Alexa', 'Custom', 'Dev', 'aws'])(
  'a name that begins with %s is refused, because CloudFormation reserves it',
  (name) => {
    expect(() => nameForms(`${name}::Cognito::UserPoolClient`)).toThrow(`CloudFormation reserves names that begin with ${name}.`);
    expect(nameForms(`${name}x::Cognito::UserPoolClient`).type).toBe(`${name}x::Cognito::UserPoolClient`);
  },
);
