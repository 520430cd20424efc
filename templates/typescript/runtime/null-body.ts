/** JSON bodies that may be null. */

/** The body, or the text `null` if its member `body` is null. */
export const orNull = <T extends object>(body: T | null | undefined): T | string | undefined =>
  body && 'body' in body && body.body === null ? 'null' : (body ?? undefined);
