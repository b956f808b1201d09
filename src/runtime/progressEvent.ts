import {
  HandlerErrorCode,
  OperationStatus,
  ProgressEvent,
} from '@amazon-web-services-cloudformation/cloudformation-cli-typescript-lib';
import type { HandlerError } from '../model/handlerError';
import type { Identifiers, Properties } from '../model/properties';
import { fromResourceModel, type ResourceModel, toResourceModel } from './resourceModel';

export type Progress = ProgressEvent<ResourceModel>;

/**
 * The JSON form of a progress event. Its keys depend on its status. The contract suite fails if a key is null or does not belong
 * there.
 */
export type ProgressAnswer =
  | {
      status: 'SUCCESS';
      message: string;
      callbackDelaySeconds: 0;
      resourceModel?: Properties;
      resourceModels?: Properties[];
      nextToken?: string;
    }
  | { status: 'IN_PROGRESS'; message: string; callbackDelaySeconds: number; callbackContext?: object; resourceModel: Properties }
  | { status: 'FAILED'; message: string; errorCode: HandlerErrorCode; resourceModel?: Identifiers };

export function success(model?: Properties): Progress {
  return ProgressEvent.success<Progress>(model && toResourceModel(model));
}

export function successList(models: readonly Properties[], nextToken: string | undefined): Progress {
  const progress = ProgressEvent.success<Progress>();
  progress.resourceModels = models.map(toResourceModel);
  if (nextToken !== undefined) progress.nextToken = nextToken;
  return progress;
}

/** @param identifiers the identifiers of the client if it exists, because CloudFormation needs them to roll it back */
export function failed({ errorCode, message }: HandlerError, identifiers: Identifiers | undefined): Progress {
  const progress = ProgressEvent.failed<Progress>(HandlerErrorCode[errorCode], message);
  if (identifiers) progress.resourceModel = toResourceModel({ ...identifiers });
  return progress;
}

export function inProgress(model: Properties, callbackContext: object, callbackDelaySeconds: number, message: string): Progress {
  const progress = ProgressEvent.progress<Progress>(toResourceModel(model), callbackContext);
  return Object.assign(progress, { callbackDelaySeconds, message });
}

export function toAnswer(progress: Progress): ProgressAnswer {
  const { message, resourceModel, resourceModels, nextToken, callbackContext } = progress;
  const model = resourceModel && { resourceModel: fromResourceModel(resourceModel) };
  switch (progress.status) {
    case OperationStatus.Failed:
      return {
        status: 'FAILED',
        message,
        errorCode: progress.errorCode ?? HandlerErrorCode.InternalFailure,
        ...(model as { resourceModel: Identifiers } | undefined),
      };
    case OperationStatus.Success:
      return {
        status: 'SUCCESS',
        message,
        callbackDelaySeconds: 0,
        ...model,
        ...(resourceModels && { resourceModels: resourceModels.map(fromResourceModel) }),
        ...(nextToken && { nextToken }),
      };
    default:
      return {
        status: 'IN_PROGRESS',
        message,
        callbackDelaySeconds: progress.callbackDelaySeconds,
        ...(callbackContext && { callbackContext }),
        resourceModel: fromResourceModel(resourceModel),
      };
  }
}
