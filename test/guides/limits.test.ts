/** The numbers in guides/limits.md that are computed from other numbers. */
import { tableRows, textOf } from '../support/guides';

const GUIDE = 'guides/limits.md';
/** The calls a second in the guide's first table. */
const [PER_POOL = 0, PER_ACCOUNT = 0] = tableRows(GUIDE, 'Quotas of Cognito').map(([, limit = '']) => Number.parseInt(limit, 10));

test.each(tableRows(GUIDE, 'Deployment times'))('%s clients', (clients = '', inOnePool, inThree) => {
  const number = Number(clients.replace(',', ''));
  const seconds = (rate: number) => `${Number((number / rate).toFixed(1))} s`;
  expect([inOnePool, inThree]).toEqual([seconds(PER_POOL), seconds(PER_ACCOUNT)]);
});

test("the number of creates within a handler's time", () => {
  const [, seconds, creates] = /repeats for up to (\d+) seconds[\s\S]* time for (\d+) creates/.exec(textOf(GUIDE)) ?? [];
  expect(Number(creates)).toBe(Number(seconds) * PER_POOL);
});

test('the number of calls for a search after a lost create', () => {
  const pages = (clients: number) => Math.ceil(clients / 60);
  const text = textOf(GUIDE).replaceAll(/\s+/g, ' ');
  expect(text).toContain(`${pages(1_000)} calls for 1,000 clients, ${pages(10_000)} for 10,000`);
  expect(text).toContain(`take ${Math.round(pages(10_000) / PER_POOL)} seconds at five a second`);
});
