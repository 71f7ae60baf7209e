const problems: Readonly<Record<string, string>> = {
  EACCES: 'the folder may not be written',
  EPERM: 'the folder may not be written',
  EROFS: 'the folder is read-only',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
  EISDIR: 'there is a folder of that name',
  ENOTEMPTY: 'there is a folder of that name',
  ENOENT: 'its folder does not exist and cannot be made',
  ELOOP: 'its links lead round in circles',
  ENAMETOOLONG: 'the name is too long',
  EINVAL: 'the system does not take that name',
  ENXIO: 'it is a device',
  ENODEV: 'it is a device',
  EBUSY: 'something else holds it',
  ETXTBSY: 'something else holds it',
};

/** What about the path keeps a file from being written, in words; undefined where it is not the path's fault. */
export const pathProblem = (error: unknown): string | undefined =>
  problems[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
