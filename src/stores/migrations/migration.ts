import type { Knex } from 'knex';

/** One step that brings a database up to a version. */
export interface Migration {
  readonly name: string;
  readonly up: (knex: Knex) => Promise<void>;
}
