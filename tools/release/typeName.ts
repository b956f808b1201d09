/** The name of a resource type in the forms that files, packages, roles, metrics and parameters use. */
export interface NameForms {
  /** `My::Cognito::UserPoolClient` */
  type: string;
  /** `My-Cognito-UserPoolClient`, in ARNs and in the names of log streams. */
  hyphenated: string;
  /** `My/Cognito/UserPoolClient`, the namespace of the metrics. */
  namespace: string;
  /** `MyCognitoUserPoolClient`, in the name of an export. */
  joined: string;
  /** `my-cognito-userpoolclient`, in the names of files and npm packages. */
  file: string;
  /** `my_cognito_userpoolclient`, in the name of a Python module. */
  module: string;
}

/** CloudFormation's pattern, but without a digit at the start: the name of a Python module must begin with a letter. */
const TYPE_NAME = /^[A-Za-z][A-Za-z0-9]{1,63}(::[A-Za-z0-9]{2,64}){2}$/;

/** The organizations that CloudFormation reserves, in lower case. */
const RESERVED = ['alexa', 'amzn', 'amazon', 'aws', 'custom', 'dev'];

/** @throws Error that describes a valid name */
export function nameForms(type: string): NameForms {
  if (!TYPE_NAME.test(type)) {
    throw new Error(
      `"${type}" cannot be the name of a resource type. Write three parts of 2 to 64 letters and digits, and begin with a letter: ` +
        'Acme::Cognito::UserPoolClient.',
    );
  }
  const parts = type.split('::');
  const [organization = ''] = parts;
  if (RESERVED.includes(organization.toLowerCase())) {
    throw new Error(`CloudFormation reserves names that begin with ${organization}. Begin the name with your organization.`);
  }
  return {
    type,
    hyphenated: parts.join('-'),
    namespace: parts.join('/'),
    joined: parts.join(''),
    file: parts.join('-').toLowerCase(),
    module: parts.join('_').toLowerCase(),
  };
}
