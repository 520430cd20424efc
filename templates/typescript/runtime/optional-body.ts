/** Request bodies that can be omitted. */

/** An object, or undefined if no member of it is set: the body is then not sent. */
export const ifGiven = (body: object): object | undefined =>
  Object.values(body).some((member) => member !== undefined) ? body : undefined;
