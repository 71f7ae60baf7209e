import type { Unpacked } from '../../files/packed/plain-copy.ts';

/** A file as it was named. */
export interface NamedFile {
  readonly path: string;
  /** The name without folders; `stdin` for standard input. */
  readonly name: string;
}

/** A text file to read, and what it came from. */
export interface FileSource extends NamedFile {
  /** The file that was named: another than `path` where it was unpacked. */
  readonly from: string;
  readonly unpacked?: Unpacked;
}
