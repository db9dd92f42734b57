/** A certificate made for the moment: Node makes keys and signatures, the few bytes of X.509 around them stand here. */
import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: (Buffer | number[])[]): Buffer => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const length = content.length;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
};
const [sequence, set, integer, octets, bits, oid, utf8, utcTime] = [0x30, 0x31, 0x02, 0x04, 0x03, 0x06, 0x0c, 0x17];
const ecdsaWithSha256 = der(sequence, der(oid, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
const commonName = der(oid, [0x55, 0x04, 0x03]);
const subjectAltName = der(oid, [0x55, 0x1d, 0x11]);
const basicConstraints = der(oid, [0x55, 0x1d, 0x13]);

/** A self-signed certificate for a host, valid from yesterday until tomorrow, with its key; both as PEM. */
export function selfSigned(host: string): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const day = (offset: number) =>
    der(utcTime, Buffer.from(`${new Date(Date.now() + offset).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
  const name = der(sequence, der(set, der(sequence, commonName, der(utf8, Buffer.from(host)))));
  const extensions = der(
    sequence,
    der(sequence, subjectAltName, der(octets, der(sequence, der(0x82, Buffer.from(host))))),
    der(sequence, basicConstraints, der(octets, der(sequence, der(0x01, [0xff])))),
  );
  const certified = der(
    sequence,
    der(0xa0, der(integer, [2])),
    der(integer, [1]),
    ecdsaWithSha256,
    name,
    der(sequence, day(-86_400_000), day(86_400_000)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const certificate = der(sequence, certified, ecdsaWithSha256, der(bits, [0], sign('sha256', certified, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}
