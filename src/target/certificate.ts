import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key, as PEM texts, made for a test. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
}

export interface CertificateParts {
  readonly name: string;
  /** DNS names or IPv4 addresses that it is for. */
  readonly hosts?: readonly string[];
  readonly from?: string;
  readonly until?: string;
  /** Who signs it; itself where nobody does. */
  readonly issuer?: Certificate;
}

/** One element of DER: tag, length, content. */
function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hexadecimal: string) => der(0x06, Buffer.from(hexadecimal, 'hex'));
const time = (iso: string) => der(0x18, Buffer.from(`${iso.replace(/[-:T]/g, '').slice(0, 14)}Z`));
/** X.500 name with a common name only. */
const nameOf = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? der(0x87, Buffer.from(host.split('.').map(Number)))
      : der(0x82, Buffer.from(host)),
  );
  return sequence(oid('551d11'), der(0x04, sequence(...names)));
}

const authority = sequence(
  oid('551d13'),
  der(0x01, Buffer.from([0xff])),
  der(0x04, sequence(der(0x01, Buffer.from([0xff])))),
);

const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** Makes an X.509 certificate: one that is signed by none other may sign others. */
export function makeCertificate(parts: CertificateParts): Certificate {
  const { hosts = [], from = '2020-01-01T00:00:00', until = '2999-01-01T00:00:00', issuer } = parts;
  const { privateKey }: { privateKey: KeyObject } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const extensions = sequence(
    ...(hosts.length === 0 ? [] : [alternativeNames(hosts)]),
    ...(issuer === undefined ? [authority] : []),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([issuer === undefined ? 1 : 2])),
    ECDSA_SHA256,
    nameOf(issuer?.name ?? parts.name),
    sequence(time(from), time(until)),
    nameOf(parts.name),
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, issuer === undefined ? privateKey : createPrivateKey(issuer.key));
  return {
    cert: pem(sequence(body, ECDSA_SHA256, der(0x03, Buffer.from([0]), signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    name: parts.name,
  };
}
