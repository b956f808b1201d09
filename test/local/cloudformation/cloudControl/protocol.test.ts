/** The protocol: valid requests, and the form of answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { INPUTS } from '../../../../local/cloudformation/cloudControl/inputs';
import { type CloudControl, startCloudControl } from '../../../../local/cloudformation/cloudControl/server';
import type { IntegerShape, ListShape, Shape, StringShape, StructureShape } from '../../../../local/cognito/shapes';
import { ensureVenv } from '../../../../tools/contract/venv';
import { deadUrl } from '../../../support/servers';
import type { Json } from '../../../support/world';

let server: CloudControl;
beforeAll(async () => {
  server = await startCloudControl({ lambdaUrl: await deadUrl() });
});
afterAll(() => server.stop());

const SIGNED = {
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/cloudcontrolapi/aws4_request, SignedHeaders=host;x-amz-date, Signature=0',
};

async function post(operation: string, body: string, headers: Record<string, string> = SIGNED, path = '/') {
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'x-amz-target': `CloudApiService.${operation}`, 'content-type': 'application/x-amz-json-1.0', ...headers },
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
}

test('answers an exception of the API with its full name, the member Message and a request id', async () => {
  const answer = await post('GetResourceRequestStatus', '{"RequestToken":"nowhere"}');
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.0');
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.body).toEqual({
    __type: 'com.amazon.cloudapiservice#RequestTokenNotFoundException',
    Message: 'Request with token nowhere was not found',
  });
});

test('answers a fault of the service with HTTP 500', async () => {
  const identifier = { TypeName: 'My::Cognito::UserPoolClient', Identifier: 'us-east-1_Ab12Cd34E|a' };
  const answer = await post('GetResource', JSON.stringify(identifier));
  expect([answer.status, answer.body.__type]).toEqual([500, 'com.amazon.cloudapiservice#HandlerFailureException']);
});

test('refuses a request without a signature', async () => {
  const { status, body } = await post('ListResourceRequests', '{}', {});
  expect([status, body]).toEqual([
    400,
    { __type: 'com.amazon.coral.service#MissingAuthenticationTokenException', Message: 'Missing Authentication Token' },
  ]);
});

test.each([
  ['an operation that does not exist', 'ListTypes', '/'],
  ['a name that every JavaScript object has', 'toString', '/'],
  ['another path', 'ListResourceRequests', '/path'],
])('does not know %s', async (_case, operation, path) => {
  const { status, body } = await post(operation, '{}', SIGNED, path);
  expect([status, body.__type]).toEqual([400, 'com.amazon.coral.service#UnknownOperationException']);
});

test.each([
  ['a body that is not JSON', '{', 400, 'SerializationException'],
  ['a member of another type', '{"MaxResults":"5"}', 400, 'SerializationException'],
  ['a value out of range', '{"MaxResults":101}', 400, 'ValidationException'],
  ['a body that is too large', `"${'x'.repeat(4 * 1024 * 1024)}"`, 413, 'RequestEntityTooLargeException'],
])('refuses %s', async (_case, text, status, name) => {
  const answer = await post('ListResourceRequests', text);
  expect([answer.status, answer.body.__type]).toEqual([status, `com.amazon.coral.service#${name}`]);
});

test('lists all invalid members of a request in one message, and does not print properties', async () => {
  const { body } = await post('CreateResource', JSON.stringify({ TypeName: 'x', DesiredState: '' }));
  expect(body.Message).toMatch(/^3 validation errors detected: /);
  expect(body.Message).toContain(
    "Value 'x' at 'typeName' failed to satisfy constraint: Member must have length greater than or equal to 10",
  );
  expect(body.Message).toContain("Value at 'desiredState' failed to satisfy constraint: Member must have length greater");
});

test('treats null as absent', async () => {
  expect((await post('ListResourceRequests', '{"NextToken":null}')).body).toEqual({ ResourceRequestStatusSummaries: [] });
});

interface ModelShape {
  type: string;
  required?: string[];
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  enum?: string[];
  min?: number;
  max?: number;
  pattern?: string;
  sensitive?: boolean;
}

/** The API model in boto3, the source of the constraints. */
function apiModel(): { operations: Record<string, { input: { shape: string } }>; shapes: Record<string, ModelShape> } {
  const library = join(ensureVenv().bin, '..', 'lib');
  const [python = ''] = readdirSync(library);
  const folder = join(library, python, 'site-packages', 'botocore', 'data', 'cloudcontrol');
  const [version = ''] = readdirSync(folder);
  return JSON.parse(gunzipSync(readFileSync(join(folder, version, 'service-2.json.gz'))).toString());
}

test('has the operations, members and constraints of the API model', () => {
  const { operations, shapes } = apiModel();
  const modelled = (name: string): unknown => {
    const {
      type,
      required = [],
      members = {},
      member,
      enum: values,
      min,
      max,
      pattern,
      sensitive,
    } = shapes[name] ?? { type: '' };
    if (type === 'structure') {
      const entries = Object.entries(members).map(([key, { shape }]) => [key, modelled(shape)]);
      return { required: [...required].sort(), members: Object.fromEntries(entries) };
    }
    if (type === 'list') return [modelled(member?.shape ?? '')];
    return { type, values, min, max, pattern, sensitive };
  };
  const ours = (shape: Shape): unknown => {
    if (shape.kind === 'structure') {
      const { required = [], members } = shape as StructureShape;
      const entries = Object.entries(members).map(([key, member]) => [key, ours(member)]);
      return { required: [...required].sort(), members: Object.fromEntries(entries) };
    }
    if (shape.kind === 'list') return [ours((shape as ListShape).member)];
    const { kind: type, values, minLength, maxLength, pattern, sensitive } = shape as StringShape;
    const { min = minLength, max = maxLength } = shape as IntegerShape | { min?: number; max?: number };
    return { type, values, min, max, pattern, sensitive };
  };
  expect(Object.keys(INPUTS).sort()).toEqual(Object.keys(operations).sort());
  for (const [name, { input }] of Object.entries(operations)) {
    expect({ [name]: ours(INPUTS[name as keyof typeof INPUTS]) }).toEqual({ [name]: modelled(input.shape) });
  }
});
