import { main } from '../../commands/start';

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs `npm start` in this process, and returns its output. */
export async function start(...args: string[]): Promise<Run> {
  const run: Run = { status: 0, stdout: '', stderr: '' };
  const spies = [
    jest.spyOn(console, 'log').mockImplementation((text) => {
      run.stdout += `${text}\n`;
    }),
    jest.spyOn(console, 'error').mockImplementation((text) => {
      run.stderr += `${text}\n`;
    }),
  ];
  try {
    run.status = await main(args);
    return run;
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
