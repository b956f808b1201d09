import type { StackStep } from '../../../../local/start/stack/stackStep';
import { type Example, examples } from '../../../../tools/examples/examples';
import { type Account, accountOf, stepsOf } from '../../../support/stacks';
import { Lives } from './lives';

const here = Lives.ofThisFile();

let account: Account;
beforeAll(async () => {
  account = await accountOf(here.services.engine);
});

/** The parts of the steps that do not differ from run to run. */
function seen(steps: readonly StackStep[]) {
  return steps.map(({ action, clients, leftOut, failures, outputs = {} }) => ({
    action,
    leftOut,
    failures,
    outputs: Object.keys(outputs),
    clients: clients.map(({ name, result, properties = {}, changed, kept }) => ({
      name,
      result,
      properties: Object.keys(properties),
      changed: changed.map(({ property, why }) => [property, why]),
      kept: kept.map(({ property, why }) => [property, why]),
    })),
  }));
}

test.each(examples().map((example): [string, Example] => [example.name, example]))(
  'runs the whole life of the template of %s, and the same life in YAML and in JSON',
  async (_name, example) => {
    const [{ parameters = {} } = { parameters: {} }] = stepsOf(example, account);
    const { steps, failure } = await here.of([example.yaml], parameters);
    expect(failure).toBeUndefined();
    const [created, edited, updated, deleted] = seen(steps);
    expect(steps.map(({ action, status }) => `${action} ${status ?? 'done'}`)).toEqual([
      'CREATE CREATE_COMPLETE',
      'CONSOLE EDIT done',
      'UPDATE UPDATE_COMPLETE',
      'DELETE DELETE_COMPLETE',
    ]);
    expect(steps.flatMap(({ leftOut }) => leftOut)).toEqual([]);
    const names = created?.clients.map(({ name }) => name);
    expect(names?.length).toBeGreaterThan(0);
    for (const step of [edited, updated, deleted]) expect(step?.clients.map(({ name }) => name)).toEqual(names);
    expect(new Set(updated?.clients.map(({ result }) => result))).toEqual(new Set(['updated']));
    for (const [index, { changed, kept }] of (updated?.clients ?? []).entries()) {
      const edits = edited?.clients[index]?.changed ?? [];
      const owned = edits.filter(([, why]) => why === 'the template sets it').map(([property]) => property);
      const unset = edits.filter(([, why]) => why !== 'the template sets it').map(([property]) => property);
      expect(unset.length).toBeGreaterThan(0);
      // The update sets back the settings that the template sets, and one setting gets the value of the new template.
      expect(changed.map(([property]) => property)).toEqual(expect.arrayContaining(owned));
      expect(changed.length).toBeGreaterThan(0);
      // The update keeps the settings from the console that the template does not set.
      expect(kept.map(([property]) => property)).toEqual(expect.arrayContaining(unset));
    }
    const inJson = await here.of([example.json], parameters);
    expect(inJson.failure).toBeUndefined();
    expect(seen(inJson.steps)).toEqual(seen(steps));
  },
);
