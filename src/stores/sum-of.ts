import type { Knex } from 'knex';
import type { Database } from './database.ts';

/**
 * The sum of an expression in minor units, under a name. As a floating number it cannot overflow, and it is exact up to the
 * largest safe integer, which its reader is to check.
 */
export const sumOf = (database: Database, expression: string, name: string, ...bindings: string[]): Knex.Raw =>
  database.raw(`sum((${expression}) * 1.0) as ${name}`, bindings);
