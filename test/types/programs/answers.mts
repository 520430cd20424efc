import Kinds, { createClient, getCached, getExport, isErrorOf, listKinds, type APIPromise, type Problem } from 'kinds';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Equal<A, B>): void {}

const client = new Kinds({ apiKey: 'key' });

// The option `accept`: each declared media type has its type, of the method and of the function

const plain = client.exports.retrieve();
same<typeof plain, APIPromise<Problem>>(true);
const pdf = client.exports.retrieve({ accept: 'application/pdf', timeout: 1000 });
same<typeof pdf, APIPromise<Response>>(true);
const csv = client.exports.retrieve({ accept: 'text/csv' });
same<typeof csv, APIPromise<string>>(true);
const ofFunction = getExport(createClient(), { accept: 'text/csv' });
same<typeof ofFunction, APIPromise<string>>(true);
const safePdf = await pdf.safe();
if (safePdf.ok) same<typeof safePdf.data, Response>(true);
// The plain overload is the last one, which the helper types of TypeScript use.
same<Awaited<ReturnType<typeof client.exports.retrieve>>, Problem>(true);
same<Awaited<ReturnType<typeof getExport>>, Problem>(true);
// @ts-expect-error the document does not declare this media type
void client.exports.retrieve({ accept: 'text/html' });
// @ts-expect-error nor is one known that is computed
void client.exports.retrieve({ accept: 'text/csv' as string });
// @ts-expect-error an operation with one media type has no such option
void client.cached.retrieve(null, { accept: 'application/json' });

// A status without content adds null

const job = await client.jobs.create();
same<typeof job, Problem | null>(true);

// Declared redirects and 304: `status` narrows the error

const cached = await client.cached.retrieve({ 'If-None-Match': '"1"' }).safe();
if (cached.ok) {
  same<typeof cached.data, Problem>(true);
} else if (cached.status === 304) {
  same<typeof cached.error, unknown>(true);
  same<typeof cached.headers, Headers>(true);
  const etag: string | null = cached.headers.get('ETag');
  void etag;
} else if (cached.status === 301 || cached.status === 399) {
  same<typeof cached.error, { a?: string; b?: number }>(true);
} else if (cached.status === 404) {
  same<typeof cached.error, Problem>(true);
} else if (cached.status === 500) {
  same<typeof cached.error, unknown>(true);
} else if (cached.status === undefined) {
  void cached.error.message;
  // @ts-expect-error without a response there are no headers
  void cached.headers;
}
// @ts-expect-error 200 is a success
if (!cached.ok && cached.status === 200) void cached;
const exported = await plain.safe();
// @ts-expect-error redirects that are not declared are followed
if (!exported.ok && exported.status === 304) void exported;

// Operations with declared headers are promises like all others

const listed = client.kinds.list();
const general: APIPromise<unknown> = listed;
void general;
const safeList = await listed.safe();
if (safeList.ok) same<typeof safeList.data, Awaited<typeof listed>>(true);
const { response } = await listed.withResponse();
const ordinary: Response = response;
void ordinary;
same<ReturnType<typeof response.headers.get<'X-Total'>>, string>(true);
// @ts-expect-error the headers of other promises are not known
const invented: typeof listed = client.kinds.list() as APIPromise<Awaited<typeof listed>>;
void invented;

declare const error: unknown;
if (isErrorOf(listKinds, error)) void error.status;
if (isErrorOf(getCached, error)) {
  if (error.status === 304) same<typeof error.error, unknown>(true);
  if (error.status === 307) same<typeof error.error, { a?: string; b?: number }>(true);
  if (error.status === 404) same<typeof error.error, Problem>(true);
}
