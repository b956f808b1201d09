import { Mask } from '../../../local/start/mask';

test('masks a secret under its name and inside other texts, also in a URL', () => {
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

test('masks a secret that it has learned', () => {
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

test('does not change values without a secret', () => {
  const step = { calls: [{ sent: { ClientName: 'app', CallbackURLs: ['https://example.com'] } }], milliseconds: 1.5 };
  expect(new Mask(['', 'hidden']).masked(step)).toEqual(step);
});

test('masks two secrets if one is a part of the other', () => {
  expect(new Mask(['part', 'part-and-more']).masked(['part', 'part-and-more', 'a part'])).toEqual([
    '********',
    '********',
    'a ********',
  ]);
});

test('masks a short secret only as a whole value, and not inside other texts', () => {
  expect(new Mask(['no']).masked({ value: 'no', other: 'nothing' })).toEqual({ value: '********', other: 'nothing' });
});
