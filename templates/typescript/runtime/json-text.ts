/** JSON with integers of any size. */

/** The JSON of a value, in which a bigint is a number with all of its digits. */
export function jsonText(value: unknown): string {
  const mark = Math.random().toString(36).slice(2);
  let isMarked = false;
  const text = JSON.stringify(value, function (this: unknown, name, item: unknown) {
    // An application may have given all bigints a `toJSON`.
    const given = (this as Record<string, unknown>)[name];
    const integer = typeof given === 'bigint' ? given : item;
    if (typeof integer !== 'bigint') return item;
    isMarked = true;
    return mark + integer.toString();
  });
  return isMarked ? text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1') : text;
}

/** The JSON of a body that may be null: `null` too for one whose member `body` is null. */
export function orNull(body: object | null | undefined): string | undefined {
  const isNull = body !== undefined && (body === null || ('body' in body && body.body === null));
  return jsonText(isNull ? null : body);
}
