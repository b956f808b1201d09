/**
 * Gives properties the names of CloudFormation. A name that is not in the table stays, such as the function `Fn::If`.
 */
export function renamed(
  values: Readonly<Record<string, unknown>>,
  names: Readonly<Record<string, string>>,
  memberNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Record<string, unknown> {
  const entries = Object.entries(values).map(([name, value]) => {
    const members = memberNames[name];
    return [names[name] ?? name, members && isObject(value) ? renamed(value, members) : value];
  });
  return Object.fromEntries(entries);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
