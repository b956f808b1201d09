/** A package that has code in an artefact. */
export interface NamedPackage {
  name: string;
  version: string;
  license: string;
}

const RULE = /^-{80}\n/m;

/**
 * Reads the packages in a THIRD-PARTY-LICENSES file. Their names are between two rules, above the text of their licence.
 * @throws Error for a line between the rules that is not a package
 */
export function packagesNamedIn(text: string): NamedPackage[] {
  const [, ...parts] = text.split(RULE);
  const names = parts.filter((_, index) => index % 2 === 0);
  return names.flatMap((lines) => lines.trimEnd().split('\n')).map(packageNamedBy);
}

function packageNamedBy(line: string): NamedPackage {
  const [, name, version, license] = /^(\S+) (\S+) \((.+)\)$/.exec(line) ?? [];
  if (name === undefined || version === undefined || license === undefined) {
    throw new Error(`THIRD-PARTY-LICENSES has the line "${line}". It must be a package: NAME VERSION (LICENCE).`);
  }
  return { name, version, license };
}
