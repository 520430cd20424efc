/** Diagnostics about generated names, the lock file that keeps them, and names that are imported. */

import { error, warning } from '../entry.js';

type Renaming = {
  readonly from: string;
  readonly to: string;
};

type Acceptable = Renaming & {
  /** `sdkwright generate --accept`, with the options of this run. */
  readonly accept: string;
};

export const names = {
  'name-changed': warning<Renaming>({
    title: 'A name of the document is changed in the SDK',
    message: ({ from, to }) => `"${from}" is named ${to} in the SDK.`,
    help: 'To choose another name, add it to `names` in sdkwright.yml.',
  }),
  'name-kept': warning<Acceptable & { lock: string }>({
    title: 'A published name is kept although the document renames it',
    message: ({ from, to, lock }) =>
      `"${from}" is now "${to}" in the document; the SDK keeps the name in ${lock}.`,
    help: ({ accept }) =>
      `Run \`${accept}\` to take the new name: a breaking change for users of the SDK.`,
  }),
  'name-moved': error<Acceptable & { operation: string }>({
    title: 'An addition to the document would rename a published argument',
    message: ({ from, to, operation }) =>
      `The argument "${from}" of ${operation} would be renamed to "${to}".`,
    help: ({ accept }) =>
      `Another argument now takes its name. Rename that one, or run \`${accept}\`.`,
  }),
  'lock-conflict': error({
    title: 'The lock file has an unresolved merge conflict',
    message: 'The lock file has an unresolved merge conflict.',
    help: 'Keep the lines of both sides, one for each key, and run the command again: it sorts and completes them.',
  }),
  'lock-invalid': error<{ key: string }>({
    title: 'The lock file has an invalid entry',
    message: ({ key }) => `Invalid entry "${key}" in the lock file.`,
    help: 'Restore the file from version control, or delete it to assign all names anew.',
  }),
  'import-empty': error({
    title: 'A file to import names from lists no methods',
    message: 'The file lists no methods to import names from.',
    help: 'Pass the api.md of an SDK. Each method is a line such as - <code title="get /users">client.users.list()</code>.',
  }),
  'import-lost': warning<{ accessor: string; why: string }>({
    title: 'A method of an existing SDK does not keep its name',
    message: ({ accessor, why }) => `client.${accessor}() is lost: ${why}.`,
    help: 'Callers of this method have to be changed. To choose another name, edit names in sdkwright.yml.',
  }),
};
