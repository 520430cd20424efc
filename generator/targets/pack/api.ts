/** `sdkwright/pack`: the functions and types that a `pack.ts` imports. */

export { singularAll, words } from '../../base/words.js';
export { camel, constant, kebab, pascal, snake } from '../../naming/cases.js';
export { defaultInitialisms } from '../../naming/conventions.js';
export { quoteJson } from '../../base/unprintable.js';
export { code, ident, imported, indent, join, mapText, path, plainText } from './code.js';
export { definePack, extendPack } from './pack.js';
export type { Code, Imported, SpecText } from './code.js';
export type * from './comment-style.js';
export type { Escapes, Helpers } from './helpers.js';
export type { Literal } from './literal.js';
export type { Literals } from './literals.js';
export type * from './pack.js';
export type * from './type-printers.js';
export type * from './view/file-view.js';
export type * from './view/model-view.js';
export type * from './view/operation-view.js';
export type * from './view/sdk-view.js';
export type * from './view/security-view.js';
