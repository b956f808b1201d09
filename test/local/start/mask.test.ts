import { Mask } from '../../../local/start/mask';

test('a secret is masked under its name and wherever its text stands, in an address too', () => {
  const step = {
    event: { resourceModel: { ClientSecret: 's3cret/1', Name: 'app' } },
    message: 'the secret s3cret/1, twice: s3cret/1',
    url: 'https://example.com/?secret=s3cret%2F1',
  };
  expect(new Mask().masked(step)).toEqual({
    event: { resourceModel: { ClientSecret: '********', Name: 'app' } },
    message: 'the secret ********, twice: ********',
    url: 'https://example.com/?secret=********',
  });
});

test('a secret that was seen once is masked from then on', () => {
  const mask = new Mask();
  mask.learn([
    { answer: { UserPoolClient: { ClientSecret: 's3cret' } } },
    { input: { ProviderDetails: { client_secret: 'google' } } },
  ]);
  expect(mask.masked({ outputs: { Secret: 's3cret' }, message: 'google refused' })).toEqual({
    outputs: { Secret: '********' },
    message: '******** refused',
  });
});

test('what holds no secret stays as it is', () => {
  const step = { calls: [{ sent: { ClientName: 'app', CallbackURLs: ['https://example.com'] } }], milliseconds: 1.5 };
  expect(new Mask(['', 'hidden']).masked(step)).toEqual(step);
});

test('of two secrets of which one is a part of the other, both are masked', () => {
  expect(new Mask(['part', 'part-and-more']).masked(['part', 'part-and-more', 'a part'])).toEqual([
    '********',
    '********',
    'a ********',
  ]);
});

test('a short hidden value is masked where it is the whole value, and no part of another', () => {
  expect(new Mask(['no']).masked({ value: 'no', other: 'nothing' })).toEqual({ value: '********', other: 'nothing' });
});
