/** A package that an artefact holds parts of. */
export interface NamedPackage {
  name: string;
  version: string;
  license: string;
}

const RULE = /^-{80}\n/m;

/**
 * The packages that a file THIRD-PARTY-LICENSES names. They stand between two rules, above the text of their licence.
 * @throws Error for a line there that names none
 */
export function packagesNamedIn(text: string): NamedPackage[] {
  const [, ...parts] = text.split(RULE);
  const names = parts.filter((_, index) => index % 2 === 0);
  return names.flatMap((lines) => lines.trimEnd().split('\n')).map(packageNamedBy);
}

function packageNamedBy(line: string): NamedPackage {
  const [, name, version, license] = /^(\S+) (\S+) \((.+)\)$/.exec(line) ?? [];
  if (name === undefined || version === undefined || license === undefined) {
    throw new Error(`THIRD-PARTY-LICENSES has "${line}" where a package must stand: NAME VERSION (LICENCE).`);
  }
  return { name, version, license };
}
