import process from 'node:process';
import { afterAll } from 'vitest';
import { removeFolders } from './folder.ts';

// A zone whose day differs from the workspaces' for much of the day: whoever reads the machine's clock is found out.
process.env.TZ = 'Pacific/Auckland';
process.env.NO_COLOR = '1';
delete process.env.TRATO_WORKSPACE;

afterAll(removeFolders);
