import { errorMessage } from '../tools/errorMessage';
import type { PerSide, Side } from './sides';
import { buildJavaType } from './stockJavaType';
import { buildPythonType } from './stockPythonType';

/** The stock types in other languages than ours. */
export interface OtherStockTypes {
  /** Those that could be built here. */
  sides: Side[];
  /** Why the others could not. */
  missing: PerSide<string>;
}

type Build = () => Promise<Omit<Side, 'name'>>;

const BUILDS: readonly (readonly [Side['name'], Build])[] = [
  ['stock Python', buildPythonType],
  ['stock Java', buildJavaType],
  ['stock Go', buildGoType],
];

/** Has the CloudFormation CLI generate each type, and builds it. One whose tools are not there is left out, with the reason. */
export async function buildOtherStockTypes(builds = BUILDS): Promise<OtherStockTypes> {
  const built: OtherStockTypes = { sides: [], missing: {} };
  for (const [name, build] of builds) {
    try {
      built.sides.push({ name, ...(await build()) });
    } catch (error) {
      built.missing[name] = errorMessage(error);
    }
  }
  return built;
}

/** The CLI's plugin generates a type in Go, but what such a type runs on can't be had from the registry that Go asks. */
async function buildGoType(): Promise<never> {
  throw new Error(
    'the Go module proxy refuses the library that it runs on, github.com/aws-cloudformation/cloudformation-cli-go-plugin, in every version',
  );
}
