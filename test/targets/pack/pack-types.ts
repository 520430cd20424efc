/** The type of `definePack`: checked with the sources, never run. */

import { definePack, type Pack, type TypePrinters } from '../../../generator/targets/pack/api.js';

declare const pack: Pack;
declare const types: TypePrinters;

export const whole: Pack = definePack(pack);

const { binary: _binary, ...withoutKind } = types;
// @ts-expect-error a kind is missing
export const kind: Pack = definePack({ ...pack, types: withoutKind });

const { 'string.date-time': _format, ...withoutFormat } = types;
// @ts-expect-error a format is missing
export const format: Pack = definePack({ ...pack, types: withoutFormat });

const { named: _named, ...withoutNamed } = types;
// @ts-expect-error the printer of named types is missing
export const named: Pack = definePack({ ...pack, types: withoutNamed });

// @ts-expect-error an unknown lowering
export const lowering: Pack = definePack({ ...pack, lower: { ...pack.lower, unions: 'some' } });

// @ts-expect-error a printer returns code, not text
export const text: Pack = definePack({ ...pack, types: { ...types, string: () => 'string' } });
