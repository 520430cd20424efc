import Kinds, { APIPromise, createKind, isErrorOf, type Everything, type Pet, type Problem } from 'kinds';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Equal<A, B>): void {}

const client = new Kinds({ apiKey: 'key' });
const result = await client.kinds
  .create({ 'X-List': [], name: 'n', secret: 's', undescribed: 1 })
  .safe();
if (result.ok) same<typeof result.data, Everything>(true);
else if (result.status === 409) same<(typeof result.error)['id'], string | undefined>(true);
else if (result.status === 404) same<typeof result.error, Problem>(true);
else if (result.status === 500) same<typeof result.error, unknown>(true);
if (!result.ok && result.status === 409) {
  const { id } = result.error;
  same<typeof id, string | undefined>(true);
}
declare const error: unknown;
if (isErrorOf(createKind, error) && error.status === 418) same<typeof error.error, Problem>(true);

declare const pet: Pet;
if (pet.kind === 'dog') same<typeof pet.good, boolean | undefined>(true);
// @ts-expect-error a cat has nine lives and no goodness
else void pet.good;

declare const all: Everything;
// @ts-expect-error a write-only member is not in the response
void all.secret;
// @ts-expect-error a read-only member is not in the request
void client.kinds.create({ 'X-List': [], name: 'n', secret: 's', undescribed: 1, id: 'x' });
// @ts-expect-error the closed object has no members
void ({ a: 1 } satisfies NonNullable<Everything['closed']>);
void ({} satisfies NonNullable<Everything['closed']>);
// @ts-expect-error a tuple has two elements at most
void (['a', 1, 2] satisfies NonNullable<Everything['tuple']>);
void ({ a: 'x', b: true, other: 1 } satisfies NonNullable<Everything['wide']>);
await client.files.create({ file: new Blob(['x']) });
const bytes: Response = await client.files.create({ file: new File([], 'a') });
void bytes;
for (const body of ['text', new Blob([]), new Uint8Array(), new ReadableStream<Uint8Array>()])
  await client.blobs.create({ body });
// @ts-expect-error bytes are no JSON
await client.blobs.create({ body: { a: 1 } });
await client.kinds.list({ filter: { name: { contains: 'x' }, ids: ['1'] }, 'page[number]': 2 });
await client.kinds.list(null);
const { response: listed } = await client.kinds.list().withResponse();
same<ReturnType<typeof total>, string>(true);
function total() {
  return listed.headers.get('X-Total');
}
const order: 'up' | 'down' | null = listed.headers.get('x-order');
void order;
listed satisfies Response;
// @ts-expect-error a header that the document does not declare may be missing
const undeclared: string = listed.headers.get('x-other');
void undeclared;
await client.kinds.list();
const merged = await client.merge.update('1', { dry: true, kind: 'dog', good: true });
void merged.kind;

// Resources can be replaced in tests: by some of their methods, as asynchronous functions of the same types
client.kinds = { list: async () => ({ data: [] }), create: () => APIPromise.of(all) };
client.exports = { retrieve: async () => ({ title: 'of a test' }) };
same<typeof client.kinds, Kinds.KindsResource>(true);
// @ts-expect-error the types do not agree
client.kinds = { list: async () => 1 };
// @ts-expect-error there is no such method
client.kinds = { nothing: async () => undefined };
