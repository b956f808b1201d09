/** Creates a certificate for 127.0.0.1. Node can read certificates, but cannot create them. */
import { generateKeyPairSync, sign } from 'node:crypto';

/** An element of DER, the encoding of certificates: a tag, a length and the contents. */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const bytes = (hex: string) => Buffer.from(hex, 'hex');
const sequence = (...contents: Uint8Array[]) => der(0x30, ...contents);
const oid = (hex: string) => der(0x06, bytes(hex));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const COMMON_NAME = sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from('test')))));
/** subjectAltName 127.0.0.1 */
const EXTENSIONS = der(0xa3, sequence(sequence(oid('551d11'), der(0x04, sequence(der(0x87, bytes('7f000001')))))));

/** UTCTime: YYMMDDHHMMSSZ */
const time = (moment: number) => der(0x17, Buffer.from(`${new Date(moment).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));

const DAY_MS = 86_400_000;

/** A key and a self-signed certificate, both in PEM. */
export function newCertificate(): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content = sequence(
    der(0xa0, der(0x02, bytes('02'))),
    der(0x02, bytes('01')),
    ECDSA_WITH_SHA256,
    COMMON_NAME,
    sequence(time(Date.now() - DAY_MS), time(Date.now() + DAY_MS)),
    COMMON_NAME,
    publicKey.export({ type: 'spki', format: 'der' }),
    EXTENSIONS,
  );
  const signature = der(0x03, bytes('00'), sign('sha256', content, privateKey));
  const text = sequence(content, ECDSA_WITH_SHA256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
  };
}
