/** Stands for the emitted module of this name when the runtime is compiled by itself. */

/** The name of the package. */
export const packageName: string = 'runtime';
