import { cognitoUrl } from '../../../local/start/signedCall';

const VARIABLES = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'];

beforeEach(() => {
  for (const variable of VARIABLES) delete process.env[variable];
});
afterAll(() => {
  for (const variable of VARIABLES) delete process.env[variable];
});

test.each([
  ['eu-west-1', 'https://cognito-idp.eu-west-1.amazonaws.com/'],
  ['cn-north-1', 'https://cognito-idp.cn-north-1.amazonaws.com.cn/'],
])('in %s Cognito is asked at its own address', (region, url) => {
  expect(cognitoUrl(region).href).toBe(url);
});

test("the SDK's variables lead elsewhere, the one for Cognito before the one for all services", () => {
  process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
  expect(cognitoUrl('eu-west-1').href).toBe('http://127.0.0.1:1/');
  process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER = 'http://127.0.0.1:2';
  expect(cognitoUrl('eu-west-1').href).toBe('http://127.0.0.1:2/');
});
