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

const CHANGE_SET = 'migrate-clients';

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
  const { stack, direction, stopgaps } = steps;
  const lookedUp = stopgaps.filter(({ attribute }) => attribute !== 'ClientId');
  return `#!/bin/sh
# Moves the app clients of the stack ${stack.name} from ${direction.from}
# to ${direction.to} without replacing them. Made by npm run migrate.
# If a command fails, mend what it says and go on from that command: what is done is not to be done again.
set -eu
cd "$(dirname "$0")"
${typeIsThere(steps)}
# What each client is like, but for its secret and the time of its last change.
show() {
  aws cognito-idp describe-user-pool-client --user-pool-id "$1" --client-id "$2" --query UserPoolClient --output json |
    grep -v -e '"ClientSecret"' -e '"LastModifiedDate"'
}
${stack.clients.map((client) => show(client, 'before')).join('\n')}

# 1. The clients are to stay when they leave the stack.
${deploy(steps, files.retain)}

# 2. They leave it. What referred to them gets the same values from parameters.
${lookedUp.map((stopgap) => `${lookup(stopgap)}\n`).join('')}${deploy(steps, files.remove, lookedUp)}

# 3. They come back with their new type.
${importCommands(steps, files).join('\n')}

# 4. What referred to them does so again.
${deploy(steps, quoted(files.rewritten))}

# Nothing about them is different, or diff says what is.
${stack.clients.map((client) => `${show(client, 'after')}\ndiff ${client.name}.before.json ${client.name}.after.json`).join('\n')}
`;
}

/** A client that has left the stack must find its new type registered. AWS's own type always is. */
function typeIsThere({ direction: { to } }: Steps): string {
  if (to.startsWith('AWS::')) return '';
  const query = `aws cloudformation describe-type --type RESOURCE --type-name ${to} --query ProvisioningType --output text`;
  return `
# The type has to be registered in this account and Region; one that is FULLY_MUTABLE can be imported and updated.
test "$(${query})" = FULLY_MUTABLE
`;
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

function deploy({ stack, capabilities }: Steps, file: string, lookedUp: readonly Stopgap[] = []): string {
  const overrides = lookedUp.map(({ parameter }) => `"${parameter}=$${parameter}"`);
  return lines(`aws cloudformation deploy --stack-name ${stack.name} --template-file ${file}`, [
    ...option('--capabilities', capabilities),
    ...option('--parameter-overrides', overrides),
  ]);
}

function importCommands({ stack, parameters, capabilities }: Steps, files: StepFiles): string[] {
  const changeSet = `--stack-name ${stack.name} --change-set-name ${CHANGE_SET}`;
  const kept = parameters.map((name) => quoted(`ParameterKey=${name},UsePreviousValue=true`));
  return [
    lines(`aws cloudformation create-change-set ${changeSet} --change-set-type IMPORT`, [
      `--template-body file://${files.import} --resources-to-import file://${files.resourcesToImport}`,
      ...option('--parameters', kept),
      ...option('--capabilities', capabilities),
    ]),
    `aws cloudformation wait change-set-create-complete ${changeSet}`,
    `aws cloudformation execute-change-set ${changeSet}`,
    `aws cloudformation wait stack-import-complete --stack-name ${stack.name}`,
  ];
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
