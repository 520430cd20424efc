/** JSON with integers of any size. */

/** The JSON of a value, in which a bigint is a number with all of its digits. */
export function jsonText(value: unknown): string {
  const mark = Math.random().toString(36).slice(2);
  let isMarked = false;
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== 'bigint') return item;
    isMarked = true;
    return mark + item.toString();
  });
  return isMarked ? text.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1') : text;
}

/** The JSON of a body; of one whose member `body` is null, `null`. */
export const orNull = (body: object | null | undefined): string | undefined =>
  body ? jsonText('body' in body && body.body === null ? null : body) : undefined;
