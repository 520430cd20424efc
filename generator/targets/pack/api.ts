/** `sdkwright/pack`: what the file `pack.ts` of a target pack is written with. */

export { singularAll, words } from '../../base/words.js';
export { camel, constant, kebab, pascal, snake } from '../../naming/cases.js';
export { defaultInitialisms } from '../../naming/conventions.js';
export { quoteJson } from '../../base/unprintable.js';
export { code, ident, imported, indent, join, mapText, path, plainText } from './code.js';
export { definePack, extendPack } from './pack.js';
export type { Code, Imported, SpecText } from './code.js';
export type { Escapes, Helpers } from './helpers.js';
export type { Literal, Literals } from './literals.js';
export type * from './pack.js';
export type { FileView, ImportedModule, ImportsView } from './render.js';
export type * from './type-printers.js';
export type * from './view/model-view.js';
export type * from './view/operation-view.js';
export type * from './view/sdk-view.js';
