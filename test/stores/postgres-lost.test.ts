import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { makeWorkspace, trato } from '../support/workspace.ts';

const told = async (url: string) => {
  const { folder } = await makeWorkspace({ country: 'MX' });
  const { exit, stderr } = await trato(['segment', '--json'], { cwd: folder, env: { TRATO_DATABASE: url } });
  expect(stderr).not.toContain('S3cret');
  return { exit, code: (JSON.parse(stderr) as { error: { code: string } }).error.code };
};

it('a server that goes away is told as one, without the password', async () => {
  const server = createServer((socket) => socket.once('data', () => socket.destroy())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await told(`postgres://eva:S3cret@127.0.0.1:${port}/trato`)).toEqual({ exit: 3, code: 'econnreset' });
  server.close();
});

it('a certificate that is not there is told, without its path', async () => {
  const url = 'postgres://eva:S3cret@127.0.0.1:1/trato?sslmode=verify-full&sslrootcert=/no/S3cret.pem';
  expect(await told(url)).toEqual({ exit: 3, code: 'bad-database-url' });
});
