import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renameType } from '../../../tools/release/rename';

const folder = mkdtempSync(join(tmpdir(), 'rename-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FORMS =
  'My::Cognito::UserPoolClient My-Cognito-UserPoolClient my-cognito-userpoolclient.json my_cognito_userpoolclient_cdk';
const RENAMED = 'Acme::Id::Client Acme-Id-Client acme-id-client.json acme_id_client_cdk';
const OTHERS = 'AWS::Cognito::UserPoolClient My::Cognito::UserPool my-userpoolclient.json CfnUserPoolClient';

test('renames every form of the name in files and in their names, and nothing else', () => {
  const bytes = Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x0a]);
  mkdirSync(join(folder, 'my-cognito-userpoolclient'));
  writeFileSync(join(folder, 'my-cognito-userpoolclient', 'my_cognito_userpoolclient.py'), `${FORMS}\n${OTHERS}\n`);
  writeFileSync(join(folder, 'bytes'), Buffer.concat([bytes, Buffer.from('My/Cognito/UserPoolClient'), bytes]));
  // This file must match the installed packages, so it is not renamed.
  writeFileSync(join(folder, 'package-lock.json'), FORMS);
  symlinkSync(join(folder, 'bytes'), join(folder, 'link'));

  renameType(folder, 'My::Cognito::UserPoolClient', 'Acme::Id::Client');

  expect(readdirSync(folder).sort()).toEqual(['acme-id-client', 'bytes', 'link', 'package-lock.json']);
  expect(readFileSync(join(folder, 'acme-id-client', 'acme_id_client.py'), 'utf8')).toBe(`${RENAMED}\n${OTHERS}\n`);
  expect(readFileSync(join(folder, 'bytes'))).toEqual(Buffer.concat([bytes, Buffer.from('Acme/Id/Client'), bytes]));
  expect(readFileSync(join(folder, 'package-lock.json'), 'utf8')).toBe(FORMS);
});

test('does not rename a new name that contains the old name again', () => {
  const file = join(folder, 'text');
  writeFileSync(file, 'My::Cognito::UserPoolClient');
  renameType(folder, 'My::Cognito::UserPoolClient', 'AlsoMy::Cognito::UserPoolClient2');
  expect(readFileSync(file, 'utf8')).toBe('AlsoMy::Cognito::UserPoolClient2');
});
