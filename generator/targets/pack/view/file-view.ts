/** The data that the templates of files and of imports receive. */

import type { Code } from '../code.js';
import type { SdkView } from './sdk-view.js';

/** The view of a template that is rendered for each item: the item, and the SDK around it. */
export type FileView<Item> = SdkView & { readonly item: Item };

/** The view of `imports.hbs`, which is rendered once all references of a file are known. */
export interface ImportsView {
  readonly modules: readonly ImportedModule[];
  /** Whether these are the imports that would form a cycle at the top of the file. */
  readonly isLate: boolean;
}

/** A module that a file imports. */
export interface ImportedModule {
  readonly module: Code;
  /** As in `Imported`; modules are sorted by it. */
  readonly group: number;
  /** Whether it is the first of its group but not of the file. */
  readonly startsGroup: boolean;
  /** Empty where the module itself is imported. */
  readonly names: readonly { readonly name: Code; readonly alias: Code | null }[];
}
