/** Discriminators narrow, and a switch over all values is exhaustive: no function below has another `return`. */

import type { Everything } from './discriminators/src/index.js';
import type {
  Notification,
  NListResponse,
  Pet,
  Store,
  VehicleListResponse,
} from './discriminators-base/src/index.js';
import type { All } from './required-overlay/src/index.js';
import type { Payment, PaymentCreateParams } from './types-direction/src/index.js';

/** An enum of several values for each variant. */
export function filter(value: Everything['filter']): string[] {
  switch (value.mode) {
    case 'equals':
    case 'contains':
      return value.value === undefined ? [] : [value.value];
    case 'between':
    case 'in':
      return value.values ?? [];
  }
}

/** `allOf` around a union. */
export function pet(value: Everything['pet']): number | undefined {
  switch (value.pet_type) {
    case 'c':
      return value.cc;
    case 'd':
      return value.dd;
  }
}

/** Inline variants. */
export function entity(value: Everything['entity']): number {
  switch (value.tag) {
    case 'File':
      return value.size;
    case 'Folder':
      return value.children.length;
  }
}

/** A base class with a mapping. */
export function notification(value: Everything['base']): number | undefined {
  switch (value.type) {
    case 'TICKET':
      return value.ticketId;
    case 'USER':
      return value.userId;
  }
}

/** A base class without one. */
export function vehicle(value: Everything['vehicle']): number {
  switch (value.kind) {
    case 'Car':
      return value.doors;
    case 'Bike':
      return value.gears;
  }
}

/** A tag that the variants have as an optional member, and the union requires. */
export function shape(value: Everything['stj']): number {
  switch (value.$type) {
    case 'circle':
      return value.radius;
    case 'square':
      return value.side;
  }
}

/** A nullable union. */
export function maybe(value: NonNullable<Everything['maybe']>): number | undefined {
  return value.pet_type === 'c' ? value.cc : value.dd;
}

/** Children of a base class that are listed without it. */
export function listed(values: NListResponse): (number | undefined)[] {
  return values.map((value) => (value.type === 'TICKET' ? value.ticketId : value.userId));
}

/** Several levels: `Car` is a vehicle itself, and the base class of `Volvo`. */
export function several([value]: VehicleListResponse): string | number | undefined {
  switch (value?.$type) {
    case 'Car':
      // @ts-expect-error
      value.model;
      return value.doors;
    case 'Volvo':
      return value.model;
    case undefined:
      return 0;
  }
}

/** Values that are names of schemas. */
export function named(value: Pet): string | boolean | undefined {
  switch (value.petType) {
    case 'Cat':
      return value.name;
    case 'dog':
      return value.bark;
    case 'Lizard':
      return value.lovesRocks;
  }
}

/** An enum in the base class. */
export function store(value: Store): string | number | undefined {
  switch (value.kind) {
    case 'blob':
      return value.size;
    case 'file':
      return value.path ?? value.name;
  }
}

/** Values that no variant has, and values of another variant, are rejected. */
export const rejected: readonly Notification[] = [
  { type: 'TICKET', ticketId: 1 },
  // @ts-expect-error
  { type: 'OTHER' },
  // @ts-expect-error
  { type: 'USER', ticketId: 1 },
];

/** `required` beside a union, and as an overlay of it. */
export function required({ c4, c5, c6 }: Pick<All, 'c4' | 'c5' | 'c6'>): (string | undefined)[] {
  const four: string | undefined = c4.k === 'a' ? c4.a : c4.b;
  const five: 'a' | 'b' = c5.k;
  const either: { readonly email: string } | { readonly phone: string } = c6;
  return [four, five, 'email' in either ? either.email : either.phone, c6.name];
}

/** Variants of a response without a tag: the presence of a member tells them apart. */
export function paid({ paid: by }: Payment): string {
  return 'card' in by ? by.card : by.iban;
}

/** Closed variants of a request: one of them, not a mixture. */
export const byCard: PaymentCreateParams = { source: { card: '4242', note: 'x' } };
const mixture = { card: '4242', iban: 'DE' };
// @ts-expect-error both are closed
export const byBoth: PaymentCreateParams = { source: mixture };
