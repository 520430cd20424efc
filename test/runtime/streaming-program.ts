/** What the driver of the TypeScript runtime uses for large uploads and downloads, as one module. */

export { make } from './checks/check.js';
export { multipart } from '../../templates/typescript/runtime/multipart.js';
export { streamed } from '../../templates/typescript/runtime/stream.js';
export { writeToFile } from '../../templates/typescript/runtime/downloads.js';
