/** The input of each operation: members, types and constraints of the API model, one row for each member. */
import { integer, listOf, oneOf, type StructureShape, string, structure } from '../../cognito/shapes';

export const OPERATIONS = ['CREATE', 'DELETE', 'UPDATE'] as const;
export const OPERATION_STATUSES = [
  'PENDING',
  'IN_PROGRESS',
  'SUCCESS',
  'FAILED',
  'CANCEL_IN_PROGRESS',
  'CANCEL_COMPLETE',
] as const;

export type ResourceOperation = (typeof OPERATIONS)[number];
export type OperationStatus = (typeof OPERATION_STATUSES)[number];

const token = string({ minLength: 1, maxLength: 128, pattern: '[-A-Za-z0-9+/=]+' });
const typeName = string({ minLength: 10, maxLength: 196, pattern: '[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}' });
const identifier = string({ minLength: 1, maxLength: 1024, pattern: '.+' });
const json = string({ minLength: 1, maxLength: 262144, pattern: '[\\s\\S]*', sensitive: true });
const maxResults = integer({ min: 1, max: 100 });

const type = {
  TypeName: typeName,
  TypeVersionId: string({ minLength: 1, maxLength: 128, pattern: '[A-Za-z0-9-]+' }),
  RoleArn: string({ minLength: 20, maxLength: 2048, pattern: 'arn:.+:iam::[0-9]{12}:role/.+' }),
};

export const INPUTS = {
  CreateResource: structure({ ...type, ClientToken: token, DesiredState: json }, ['TypeName', 'DesiredState']),
  GetResource: structure({ ...type, Identifier: identifier }, ['TypeName', 'Identifier']),
  UpdateResource: structure({ ...type, ClientToken: token, Identifier: identifier, PatchDocument: json }, [
    'TypeName',
    'Identifier',
    'PatchDocument',
  ]),
  DeleteResource: structure({ ...type, ClientToken: token, Identifier: identifier }, ['TypeName', 'Identifier']),
  ListResources: structure(
    {
      ...type,
      NextToken: string({ minLength: 1, maxLength: 4096, pattern: '.+' }),
      MaxResults: maxResults,
      ResourceModel: json,
    },
    ['TypeName'],
  ),
  GetResourceRequestStatus: structure({ RequestToken: token }, ['RequestToken']),
  ListResourceRequests: structure({
    MaxResults: maxResults,
    NextToken: string({ minLength: 1, maxLength: 2048, pattern: '[-A-Za-z0-9+/=]+' }),
    ResourceRequestStatusFilter: structure({
      Operations: listOf(oneOf(...OPERATIONS)),
      OperationStatuses: listOf(oneOf(...OPERATION_STATUSES)),
    }),
  }),
  CancelResourceRequest: structure({ RequestToken: token }, ['RequestToken']),
} as const satisfies Record<string, StructureShape>;

export type OperationName = keyof typeof INPUTS;

/** The common input of all operations on resources. */
export interface TypeInput {
  TypeName: string;
  TypeVersionId?: string;
  RoleArn?: string;
}

export interface IdentifiedInput extends TypeInput {
  Identifier: string;
}

/** The input of an operation that creates a request. */
export interface RequestInput extends TypeInput {
  ClientToken?: string;
}

export interface ListResourcesInput extends TypeInput {
  NextToken?: string;
  MaxResults?: number;
  ResourceModel?: string;
}

export interface ListResourceRequestsInput {
  MaxResults?: number;
  NextToken?: string;
  ResourceRequestStatusFilter?: { Operations?: ResourceOperation[]; OperationStatuses?: OperationStatus[] };
}

export interface InputOf {
  CreateResource: RequestInput & { DesiredState: string };
  GetResource: IdentifiedInput;
  UpdateResource: RequestInput & IdentifiedInput & { PatchDocument: string };
  DeleteResource: RequestInput & IdentifiedInput;
  ListResources: ListResourcesInput;
  GetResourceRequestStatus: { RequestToken: string };
  ListResourceRequests: ListResourceRequestsInput;
  CancelResourceRequest: { RequestToken: string };
}
