/**
 * Internals of clients and promises. They stand behind one symbol, so that they take no public name, and
 * in a function, so that logs, JSON and copies do not show them. Unlike private members they are reached
 * through a `Proxy`.
 */

/** Of the global registry, because objects of the ESM and the CommonJS build of a package may meet. */
const internal: unique symbol = /* @__PURE__ */ Symbol.for('sdkwright.internal');

/** Returns what `setInternals` stored. */
export const internalsOf = <T>(owner: object): T =>
  (owner as { readonly [internal]: () => T })[internal]();

/** Stores the internals of an object. */
export function setInternals<T>(owner: object, internals: T): void {
  setHidden(owner, internal, () => internals);
}

/** Sets a property that logs, JSON and copies leave out, and returns its value. */
export function setHidden<T>(owner: object, name: PropertyKey, value: T): T {
  Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  return value;
}
