import { errorMessage } from '../tools/errorMessage';
import type { PerSide, Side } from './sides';
import { buildJavaType } from './stockJavaType';
import { buildPythonType } from './stockPythonType';

/** The stock types in other languages than TypeScript. */
export interface OtherStockTypes {
  /** The types that were built. */
  sides: Side[];
  /** The reason for each type that was not built. */
  missing: PerSide<string>;
}

type Build = () => Promise<Omit<Side, 'name'>>;

const BUILDS: readonly (readonly [Side['name'], Build])[] = [
  ['stock Python', buildPythonType],
  ['stock Java', buildJavaType],
  ['stock Go', buildGoType],
];

/**
 * Generates each type with the CloudFormation CLI, and builds it. A type whose tools are missing is left out, with the reason.
 */
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

/** The CLI's plugin generates a type in Go, but Go's registry does not serve the library that the type needs. */
async function buildGoType(): Promise<never> {
  throw new Error(
    'the Go module proxy refuses every version of its library, github.com/aws-cloudformation/cloudformation-cli-go-plugin.',
  );
}
