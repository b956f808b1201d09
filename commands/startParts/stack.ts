import { interruptible } from '../../local/start/interruption';
import { Mask } from '../../local/start/mask';
import { jsonReport, type Report, textReport } from '../../local/start/report';
import { describeStackStep, summaryOfStack } from '../../local/start/stack/printStack';
import { isServerless, withoutServerless } from '../../local/start/stack/serverless';
import { runStackLife } from '../../local/start/stack/stackLife';
import { planOf, type StackPlan, type TemplateFile } from '../../local/start/stack/stackPlan';
import { type StackServices, startStackServices } from '../../local/start/stack/stackServices';
import type { StackStep } from '../../local/start/stack/stackStep';
import { Unusable } from '../../local/start/unusable';
import { ensureVenv } from '../../tools/contract/venv';
import { errorMessage } from '../../tools/errorMessage';
import { reported } from './life';

export interface StackOptions {
  /** One template, or two: before and after the update. */
  templates: TemplateFile[];
  parameters: ReadonlyMap<string, string>;
  json: boolean;
}

/**
 * Runs the life of a stack on this machine. Returns the exit code.
 * @throws Unusable for missing and invalid values
 */
export async function startStack({ templates, parameters, json }: StackOptions): Promise<number> {
  if (templates.some(({ template }) => isServerless(template))) refuseWithoutPython();
  const expanded = await Promise.all(templates.map((one) => withoutServerless(one, parameters)));
  const plan = planOf(expanded, parameters);
  refuseWithoutPython();
  const mask = new Mask(plan.hidden);
  mask.learn([plan.before.template, plan.after?.template]);
  return interruptible(async (interruption) => {
    const report = json ? jsonReport<StackStep>(mask, heading(plan)) : textReport(mask, narrationOf(plan));
    const services = await startStackServices();
    try {
      return await reported(
        learningReport(report, mask, services),
        (onStep) => runStackLife(services, plan, onStep),
        interruption,
      );
    } finally {
      await services.stop();
    }
  });
}

/** A report that first adds to its mask each secret in the requests to Cognito and in its answers. */
function learningReport(report: Report<StackStep>, mask: Mask, { cognito }: StackServices): Report<StackStep> {
  return {
    step: (step) => {
      mask.learn(cognito.requests);
      report.step(step);
    },
    end: (failure) => {
      mask.learn(cognito.requests);
      report.end(failure);
    },
  };
}

function refuseWithoutPython(): void {
  try {
    ensureVenv();
  } catch (error) {
    const advice =
      'A template needs Python, for CloudFormation on this machine. The properties of one client do not need Python.';
    throw new Unusable(`${errorMessage(error)}\n${advice}`);
  }
}

function heading({ stackName, pools }: StackPlan): Record<string, unknown> {
  return { stack: stackName, ...(pools.size > 0 && { pools: Object.fromEntries(pools) }) };
}

function narrationOf({ stackName, before, after, pools }: StackPlan) {
  const files = [before, ...(after ? [after] : [])].map(({ file }) => file).join(', updated to ');
  const created = [...pools].map(([name, id]) => `User pool: ${id}, created for this run as the value of ${name}`);
  const place = 'CloudFormation and Cognito: the local ones on this machine';
  const introduction = [`Stack ${stackName} from ${files}`, place, ...created, ''];
  return { introduction: introduction.join('\n'), describe: describeStackStep, summary: summaryOfStack };
}
