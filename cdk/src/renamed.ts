/**
 * Properties under the names that CloudFormation has for them. What has no other name keeps its own: the functions of a template
 * among them, such as `Fn::If`.
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
