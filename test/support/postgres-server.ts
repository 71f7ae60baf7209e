import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import { afterAll, beforeAll } from 'vitest';

/** A PostgreSQL server for the tests of one file, in this process and in memory; answers with the URL of its database. */
export const postgresServer = (): (() => string) => {
  let server: PGLiteSocketServer | undefined;
  let database: PGlite | undefined;
  beforeAll(async () => {
    database = await PGlite.create();
    server = new PGLiteSocketServer({ db: database, host: '127.0.0.1', port: 0 });
    await server.start();
  }, 60_000);
  afterAll(async () => {
    await server?.stop();
    await database?.close();
  });
  return () => `postgres://postgres@${server?.getServerConn()}/postgres`;
};
