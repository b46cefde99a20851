/** Something about the database that a person has to mend. The message is a plain sentence and says what to do, never what is stored. */
export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
}

/**
 * Puts what the driver says in words for the person at the keyboard; an error that is not the driver's, or that only a
 * programmer can mend, comes back as it is.
 */
export function asStoreProblem(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const sentence = code === undefined ? undefined : sentences[code];
  return sentence === undefined ? error : new StoreProblem(sentence(file), { cause: error });
}

const sentences: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `The folder of the database ${file} does not exist; create it, or correct the path in the configuration.`,
  EISDIR: (file) => `The database ${file} is a folder; give the path of a file.`,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  SQLITE_READONLY: notWritable,
  SQLITE_CANTOPEN: notWritable,
  ENOSPC: diskFull,
  SQLITE_FULL: diskFull,
  SQLITE_NOTADB: (file) => `${file} is not a database of Frist; give the path of another file, or restore a backup.`,
  SQLITE_CORRUPT: (file) => `The database ${file} is damaged; stop Frist and restore the newest backup.`,
  SQLITE_IOERR: (file) => `The disk under ${file} reports an error while reading or writing; check the disk before going on.`,
  SQLITE_BUSY: (file) => `Another program holds the database ${file} for too long; close it, then try again.`,
};

function notWritable(file: string): string {
  return `The database ${file} cannot be opened for writing; check who owns it and its folder.`;
}

function diskFull(file: string): string {
  return `The disk is full: the database ${file} cannot grow. Nothing was half-written; make room, then try again.`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
