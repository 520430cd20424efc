/** Templates of files around the code. Values are printed as they are: what is passed must be escaped. */

import Handlebars from 'handlebars';

/** @throws {Error} if the template reads a value that is not passed */
export const renderTemplate = (template: string, values: object): string =>
  Handlebars.compile(template, { noEscape: true, strict: true, knownHelpersOnly: true })(values);
