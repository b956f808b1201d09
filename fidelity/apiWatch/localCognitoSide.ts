import { operationsOf } from '../../local/cognito/operations';
import { requestShapesWith } from '../../local/cognito/requestShapes';
import type { Shape } from '../../local/cognito/shapes';
import type { ApiShape } from './apiModel';

/** Only the operations of Cognito: its models do not have the operations of Secrets Manager. */
const OPERATIONS = operationsOf('cognito-idp');

/** The inputs of the local Cognito's operations, with limits and enumerations. */
export const LOCAL_COGNITO_SIDE: Readonly<Record<string, ApiShape>> = Object.fromEntries(
  Object.entries(requestShapesWith('known'))
    .filter(([operation]) => OPERATIONS.includes(operation))
    .map(([operation, shape]) => [`${operation}Request`, shapeOf(shape)]),
);

function shapeOf(shape: Shape): ApiShape {
  switch (shape.kind) {
    case 'structure':
      return {
        type: 'structure',
        members: Object.fromEntries(Object.entries(shape.members).map(([name, member]) => [name, shapeOf(member)])),
        required: shape.required ?? [],
      };
    case 'list':
      return { type: 'list', limits: { min: shape.minLength, max: shape.maxLength }, item: shapeOf(shape.member) };
    case 'map':
      return { type: 'map', key: shapeOf(shape.key), value: shapeOf(shape.value) };
    case 'string': {
      const { minLength, maxLength, pattern, values } = shape;
      return { type: 'string', limits: { min: minLength, max: maxLength, pattern }, ...(values && { values }) };
    }
    case 'integer':
      return { type: 'integer', limits: { min: shape.min, max: shape.max } };
    case 'boolean':
      return { type: 'boolean' };
  }
}
