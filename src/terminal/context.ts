import type { ExitCode } from '../domain/errors.ts';

/** What the world lends to a run: its streams, environment, folder and the one clock. */
export interface Context {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Milliseconds since the epoch; read once a run, at the door. */
  readonly now: () => number;
  /** Sets the exit code of a run that ends in good order, such as 4 when rows were refused. */
  readonly leave: (code: ExitCode) => void;
}

/** The options that every command takes. */
export interface GlobalOptions {
  readonly workspace?: string;
  readonly asOf?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
  readonly yes?: boolean;
  readonly lang?: 'es' | 'pt' | 'en';
}
