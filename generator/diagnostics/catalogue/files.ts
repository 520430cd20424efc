/** Diagnostics about reading and parsing files. */

import { error, warning } from '../entry.js';

/** The folder that a relative path starts at. */
export type PathBase = 'the working directory' | 'the folder of the file that contains them';

export const files = {
  'file-missing': error<{ path: string; base: PathBase }>({
    title: 'A file does not exist',
    message: ({ path }) => `The file "${path}" does not exist.`,
    help: ({ base }) => `Check the path. Relative paths start at ${base}.`,
  }),
  'file-unreadable': error<{ path: string; reason: string }>({
    title: 'A file cannot be read',
    message: ({ path, reason }) => `Cannot read "${path}": ${reason}.`,
    help: 'Files must be regular files of UTF-8 text, 64 MiB at most.',
  }),
  'syntax-invalid': error<{ format: string; reason: string }>({
    title: 'A file is not valid YAML or JSON',
    message: ({ format, reason }) => `Invalid ${format}: ${reason}`,
  }),
  'key-duplicate': error<{ key: string }>({
    title: 'An object has a duplicate key',
    message: ({ key }) => `Duplicate key "${key}".`,
    help: 'Remove one of the two entries, or merge them.',
  }),
  'key-repeated': warning<{ key: string }>({
    title: 'An object of a JSON file has a duplicate key',
    message: ({ key }) => `Duplicate key "${key}"; only the last entry is read.`,
    help: 'Remove one of the two entries, or merge them: names should be unique (RFC 8259, section 4).',
  }),
  'limit-exceeded': error<{ what: string; limit: number }>({
    title: 'A safety limit is exceeded',
    message: ({ what, limit }) => `The limit of ${limit} ${what} is exceeded.`,
    help: 'Make the document smaller or less deeply nested. Limits protect against malicious documents.',
  }),
};
