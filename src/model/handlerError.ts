import type { HandlerErrorCode } from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';

/** A handler error code of the CloudFormation guide, such as `NotFound`. */
export type ErrorCode = keyof typeof HandlerErrorCode;

/**
 * Thrown if an operation cannot continue. It becomes a FAILED progress event with this code and message. The library's own
 * exceptions take their code from the class name, which a minified bundle loses.
 */
export class HandlerError extends Error {
  constructor(
    readonly errorCode: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
