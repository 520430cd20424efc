/** English plurals and singulars of single words, by a library, and what it does not know: names of technology. */

import pluralize from 'pluralize';
import { wordList } from './word-list.js';

/** Words that end as plurals do, and are none. */
const singulars = new Set(
  wordList(`
    ais analytics axis bias canvas chaos cis cosmos dice dns dos economics electronics gas gis gps hris ios
    jenkins kubernetes lens logistics macos mathematics mdns
    millis mms physics pos postgres qos rdns redis sms tls travis vis
    yes`),
);

/** Plurals that the library takes for those of other words. */
const irregular = new Map([
  ['aches', 'ache'],
  ['axes', 'axis'],
  ['biases', 'bias'],
  ['canvases', 'canvas'],
  ['cookies', 'cookie'],
  ['fuses', 'fuse'],
  ['headaches', 'headache'],
  ['lenses', 'lens'],
  ['niches', 'niche'],
  ['reuses', 'reuse'],
]);

/** The same for what words end with. */
const endings: readonly (readonly [RegExp, string])[] = [
  [/caches$/, 'cache'],
  [/cpus$/, 'cpu'],
  [/gpus$/, 'gpu'],
  [/skus$/, 'sku'],
];

/** Plurals in `a`; other words in it are singulars or have no singular: `data`, `quota`, `media`. */
const latin = /(criteri|phenomen|schemat|errat|memorand|addend)a$/;

/** Ends of words that have no singular, and of singulars. */
const unchanged = /(data|https?|news|series|[aeo]sis|[hi]men)$/;

/** The English singular of a word in lower case; a word that is no plural is its own. */
export function singularOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (word.length < 3 || singulars.has(word) || unchanged.test(word)) return word;
  if (word.endsWith('a') && !latin.test(word)) return word;
  const ending = endings.find(([pattern]) => pattern.test(word));
  return ending ? word.replace(ending[0], ending[1]) : pluralize.singular(word);
}
