import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // No test leaves anything behind in the process: the program is loaded once a worker, not once a file.
    isolate: false,
    maxWorkers: '100%',
    setupFiles: ['test/support/setup.ts'],
  },
});
