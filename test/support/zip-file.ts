import { crc32, deflateRawSync } from 'node:zlib';

/** A zip archive of some members, deflated, as any packer writes it. */
export const zipFile = (members: Readonly<Record<string, string | Uint8Array>>): Buffer => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(members)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const title = Buffer.from(name);
    const sums = [...u32(crc32(plain)), ...u32(packed.length), ...u32(plain.length), ...u16(title.length), ...u16(0)];
    const shared = [...u16(20), ...u16(0x800), ...u16(8), ...u16(0), ...u16(0x21), ...sums];
    const local = Buffer.concat([Buffer.from([...u32(0x04034b50), ...shared]), title, packed]);
    const tail = [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)];
    directory.push(Buffer.from([...u32(0x02014b50), ...u16(20), ...shared, ...tail]), title);
    bodies.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = u16(Object.keys(members).length);
  const end = [
    ...u32(0x06054b50),
    ...u16(0),
    ...u16(0),
    ...count,
    ...count,
    ...u32(listed.length),
    ...u32(offset),
    ...u16(0),
  ];
  return Buffer.concat([...bodies, listed, Buffer.from(end)]);
};

const u16 = (value: number): number[] => [value & 255, (value >> 8) & 255];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
