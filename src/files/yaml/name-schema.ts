import { z } from 'zod';
import { expected } from './yaml-file.ts';

const name = expected('a name of letters, digits and hyphens such as early-small');

/** A word of letters, digits and hyphens, as segments, steps and templates are named. */
export const nameSchema = z.string(name).regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, name);
