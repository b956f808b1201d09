import { masked } from '../../../local/start/mask';

test('a secret is masked under its name and wherever its text stands', () => {
  const step = { event: { resourceModel: { ClientSecret: 's3cret', Name: 'app' } }, message: 'the secret s3cret, twice: s3cret' };
  expect(masked(step)).toEqual({
    event: { resourceModel: { ClientSecret: '********', Name: 'app' } },
    message: 'the secret ********, twice: ********',
  });
});

test('what holds no secret stays as it is', () => {
  const step = { calls: [{ sent: { ClientName: 'app', CallbackURLs: ['https://example.com'] } }], milliseconds: 1.5 };
  expect(masked(step)).toEqual(step);
});
