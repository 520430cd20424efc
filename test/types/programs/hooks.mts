import Telnyx, { createClient, logRequests, type ClientOptions, type RequestOptions } from 'telnyx';
import { APIPromise } from 'telnyx/core/api-promise';
import { APIError, SDKError } from 'telnyx/core/error';
import type { Middleware } from 'telnyx/core/middleware';
import type { FinalRequestOptions } from 'telnyx/core/request';
import { APIResource } from 'telnyx/core/resource';

// Code that must compile

const params: Telnyx.OutboundVoiceProfileUpdateParams = { name: 'office' };
const window: Telnyx.OutboundVoiceProfileUpdateParams.CallingWindow = { calls_per_cld: 1 };
const failed: Telnyx.APIError = new Telnyx.NotFoundError(404, {}, undefined, new Headers());
const base: Telnyx.TelnyxError = failed;
const service: Telnyx.ServicePlan = 'global';
const resource: Telnyx.OutboundVoiceProfiles = new Telnyx.OutboundVoiceProfiles(createClient());
const timeout: number = Telnyx.DEFAULT_TIMEOUT;
const perRequest: RequestOptions & Telnyx.RequestOptions = { path: '/other', method: 'put', query: { a: 1 } };
const options: ClientOptions = {
  apiKey: async () => 'key',
  logLevel: 'debug',
  logger: console,
  fetch: (input, init) => fetch(input, init),
  observe: undefined,
};
const trace: Middleware = async (request, next) => {
  request.headers.set('X-Trace', request.url);
  const response = await next(request);
  return response.ok ? response : new Response(null, { status: response.status });
};
const client = new Telnyx(options).use(trace).withOptions({ maxRetries: 1 });
client satisfies Telnyx;
createClient({ apiKey: null, observe: logRequests({ logLevel: 'info' }) }).use(trace);

class Own extends Telnyx {
  protected override async prepareOptions(given: FinalRequestOptions): Promise<void> {
    given.idempotencyKey ??= 'key';
    await super.prepareOptions(given);
  }
  protected override makeStatusError(...args: Parameters<typeof APIError.generate>): APIError {
    return super.makeStatusError(...args);
  }
  protected override async authHeaders() {
    return { Authorization: 'Own' };
  }
}
class Extra extends APIResource {
  get(id: string): APIPromise<{ id: string }> {
    return this.client.get(`/extra/${id}`, { maxRetries: 0 });
  }
}
const extra: { id: string } = await new Extra(new Own(options)).get('1');
const made = new APIPromise<number>(client, Promise.resolve({ response: new Response(), options: { method: 'get', path: '/' } }), (_, { response }) => response.status);
const built: Headers = (await client.buildRequest({ method: 'get', path: '/' })).req.headers;
void [params, window, base, service, resource, timeout, perRequest, extra, made, built, SDKError];

// Code that must not compile

// @ts-expect-error a level that there is not
new Telnyx({ logLevel: 'loud' });
// @ts-expect-error functions go without a logger: `observe` is theirs
createClient({ logger: console });
// @ts-expect-error a wrong enum value, through the namespace
void ({ name: 'office', service_plan: 'local' } satisfies Telnyx.OutboundVoiceProfileUpdateParams);
// @ts-expect-error middleware returns a response
client.use(async () => undefined);
// @ts-expect-error hooks are for subclasses
client.prepareOptions({ method: 'get', path: '/' });
