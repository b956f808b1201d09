/** The folders with the project's code, from its root. */
export const CODE_FOLDERS = [
  'src',
  'local',
  'fidelity',
  'migrate',
  'check',
  'cdk/generator',
  'campaigns',
  'bench',
  'packages',
  'commands',
  'tools',
  'test',
] as const;
