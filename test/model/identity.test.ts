import { expect, test } from 'vitest';
import {
  belongsTo,
  eventId,
  idOf,
  isDeclaredIn,
  moveId,
  operationIdFor,
  operationLocation,
  operationTypeId,
  placeOf,
  requestFormId,
} from '../../generator/model/identity.js';

const root = 'api.yml';

test('the location of an id can be parsed from it', () => {
  for (const place of [
    { file: root, pointer: '/components/schemas/Foo' },
    { file: 'other.yml', pointer: '' },
    { file: root, pointer: '/paths/~1a#b/get' },
  ]) {
    expect(placeOf(idOf(place, root), root)).toEqual(place);
  }
});

test('ids have the text that lock files store', () => {
  const operation = operationIdFor('PATCH', '/foo/{id}');
  expect(operation).toBe('PATCH /foo/{id}');
  expect(operationTypeId(operation, 'params')).toBe('PATCH /foo/{id} params');
  expect(operationLocation(operation)).toBe('#/paths/~1foo~1{id}/patch');
  expect(requestFormId('#/components/schemas/Foo')).toBe('#/components/schemas/Foo (request)');
  expect(eventId('#/webhooks/created/post')).toBe('#/webhooks/created/post event');
});

test('ids below a renamed id are renamed too, and no others', () => {
  const [old, now] = ['#/components/schemas/Foo', '#/components/schemas/Bar'];
  expect(belongsTo(requestFormId(old), old)).toBe(true);
  expect(belongsTo(`${old}/properties/a`, old)).toBe(true);
  expect(belongsTo(`${old}Bar`, old)).toBe(false);
  expect(moveId(`${old}/properties/a`, old, now)).toBe(`${now}/properties/a`);
});

test('a schema does not declare itself', () => {
  expect(isDeclaredIn('#/components/schemas/Foo/properties/a', '#/components/schemas/Foo')).toBe(
    true,
  );
  expect(isDeclaredIn('#/components/schemas/Foo', '#/components/schemas/Foo')).toBe(false);
});
