import type { LiveClient } from './live';
import type { Steps, Stopgap } from './steps';

/** The files of the steps, as the script names them. */
export interface StepFiles {
  retain: string;
  remove: string;
  import: string;
  resourcesToImport: string;
  /** The rewritten template, from the folder of the steps. */
  rewritten: string;
}

/** A client, as CloudFormation knows it: the identifiers are the same for both types. */
export interface ResourceToImport {
  ResourceType: string;
  LogicalResourceId: string;
  ResourceIdentifier: { UserPoolId: string; ClientId: string };
}

/** What CreateChangeSet has to know of each client that it imports. */
export function resourcesToImport({ stack, direction }: Steps): ResourceToImport[] {
  return stack.clients.map(({ name, UserPoolId, ClientId }) => ({
    ResourceType: direction.to,
    LogicalResourceId: name,
    ResourceIdentifier: { UserPoolId, ClientId },
  }));
}

/** The commands of the steps, for a shell: they stop at the first error, and compare the clients before and after. */
export function moveScript(steps: Steps, files: StepFiles): string {
  const { stack, direction, parameters, stopgaps } = steps;
  const kept = parameters.map(asBefore);
  const given = stopgaps.filter(({ attribute }) => attribute !== 'ClientId');
  const keptInBetween = [...kept, ...stopgaps.map(({ parameter }) => asBefore(parameter))];
  return `#!/bin/sh
# Moves the app clients of the stack ${stack.name} from ${direction.from}
# to ${direction.to} without replacing them. Made by npm run migrate.
# If a command fails, mend what it says, take out of this file what is done already, and run it again.
set -eu
cd "$(dirname "$0")"

stop() {
  echo "$1" >&2
  exit 1
}
${bucketIsGiven(steps)}${typeIsThere(steps)}
${changeFunction(steps)}

${expectFunction(steps)}
${stack.clients.map(({ name }) => `expect ${name}`).join('\n')}

# What each client is like, but for its secret and the time of its last change.
show() {
  aws cognito-idp describe-user-pool-client --user-pool-id "$1" --client-id "$2" --query UserPoolClient --output json |
    grep -v -e '"ClientSecret"' -e '"LastModifiedDate"'
}
${stack.clients.map((client) => show(client, 'before')).join('\n')}

# 1. The clients are to stay when they leave the stack.
${change(steps, 'UPDATE', files.retain, kept)}

# 2. They leave it. What referred to them gets the same values from parameters.
${[...given.map(lookup), change(steps, 'UPDATE', files.remove, [...kept, ...given.map(asLookedUp)])].join('\n')}

# 3. They come back with their new type.
${change(steps, 'IMPORT', files.import, keptInBetween, [`--resources-to-import file://${files.resourcesToImport}`])}

# 4. What referred to them does so again.
${change(steps, 'UPDATE', quoted(files.rewritten), kept)}

# Nothing about them is different, or diff says what is.
${stack.clients.map((client) => `${show(client, 'after')}\ndiff ${client.name}.before.json ${client.name}.after.json`).join('\n')}
`;
}

/** CloudFormation takes no larger template in a request (CreateChangeSet, TemplateBody; in bytes). */
const MAX_TEMPLATE_BODY = 51_200;

function isTooLarge({ retain, remove, import: imported, rewritten }: Steps): boolean {
  return [retain, remove, imported, rewritten].some((text) => Buffer.byteLength(text) > MAX_TEMPLATE_BODY);
}

function bucketIsGiven(steps: Steps): string {
  if (!isTooLarge(steps)) return '';
  return `
# CloudFormation takes templates of more than ${MAX_TEMPLATE_BODY} bytes from a bucket only.
[ $# -eq 1 ] || stop "Give the name of an S3 bucket for the templates: sh move.sh BUCKET"
bucket=$1
`;
}

/** A client that has left the stack must find its new type registered. AWS's own type always is. */
function typeIsThere({ direction: { to } }: Steps): string {
  if (to.startsWith('AWS::')) return '';
  return `
# The type has to be registered in this account and Region; one that is FULLY_MUTABLE can be imported and updated.
provisioning="$(aws cloudformation describe-type --type RESOURCE --type-name ${to} --query ProvisioningType --output text)"
[ "$provisioning" = FULLY_MUTABLE ] || stop "${to} is $provisioning here, not FULLY_MUTABLE. Register its latest version first."
`;
}

/**
 * A change set that gives no tags leaves the stack its own; `aws cloudformation deploy` gives an empty list, which may take them
 * away (AWS CLI 1.45). Change sets that fail stay, so each has a name of its own.
 */
function changeFunction(steps: Steps): string {
  const stack = `--stack-name ${steps.stack.name}`;
  const changeSet = `${stack} --change-set-name "$name"`;
  const upload = '\n  aws s3 cp "$template" "s3://$bucket/$name"';
  const url = '--template-url "https://$bucket.s3.amazonaws.com/$name"';
  return `# Changes the stack by a change set, and waits until that is done. Tags that it does not name stay.
change() {
  type=$1
  waiter=$2
  template=$3
  shift 3
  name="migrate-clients-$(date +%s)"${isTooLarge(steps) ? upload : ''}
  aws cloudformation create-change-set ${changeSet} --change-set-type "$type" \\
    ${isTooLarge(steps) ? url : '--template-body "file://$template"'} "$@"
  aws cloudformation wait change-set-create-complete ${changeSet} ||
    stop "$(aws cloudformation describe-change-set ${changeSet} --query StatusReason --output text)"
  aws cloudformation execute-change-set ${changeSet}
  aws cloudformation wait "$waiter" ${stack}
}`;
}

function expectFunction({ stack, direction: { from } }: Steps): string {
  return `# A client that has left the stack would be made anew by step 1.
expect() {
  aws cloudformation list-stack-resources --stack-name ${stack.name} --output text \\
    --query "StackResourceSummaries[?LogicalResourceId=='$1' && ResourceType=='${from}' &&
      !starts_with(ResourceStatus, 'DELETE')].LogicalResourceId" | grep -qx "$1" ||
    stop "$1 is no ${from} of the stack ${stack.name} now."
}`;
}

function show({ name, UserPoolId, ClientId }: LiveClient, when: 'before' | 'after'): string {
  return `show ${UserPoolId} ${ClientId} > ${name}.${when}.json`;
}

/** Puts the value of a parameter into a variable of the same name. It stands in no file. A failure stops the script here. */
function lookup({ parameter, client, attribute }: Stopgap): string {
  const member = attribute === 'Name' ? 'ClientName' : attribute;
  const ids = `--user-pool-id ${client.UserPoolId} --client-id ${client.ClientId}`;
  return `${parameter}="$(aws cognito-idp describe-user-pool-client ${ids} --query UserPoolClient.${member} --output text)"`;
}

function change(
  { capabilities }: Steps,
  type: 'UPDATE' | 'IMPORT',
  template: string,
  parameters: readonly string[],
  others: readonly string[] = [],
): string {
  return lines(`change ${type} stack-${type.toLowerCase()}-complete ${template}`, [
    ...others,
    ...option('--parameters', parameters),
    ...option('--capabilities', capabilities),
  ]);
}

/** A parameter that has the value that it had in the step before. */
function asBefore(parameter: string): string {
  return quoted(`ParameterKey=${parameter},UsePreviousValue=true`);
}

/** A parameter with the value of the variable of its name. The name of a client may hold commas and spaces, but no quotes. */
function asLookedUp({ parameter }: Stopgap): string {
  return `"ParameterKey=${parameter},ParameterValue='$${parameter}'"`;
}

/** A word that may hold any character. */
function quoted(word: string): string {
  return /^[\w./,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function option(name: string, values: readonly string[]): string[] {
  return values.length > 0 ? [`${name} ${values.join(' ')}`] : [];
}

function lines(command: string, options: readonly string[]): string {
  return [command, ...options].join(' \\\n  ');
}
