import Telnyx, {
  APIError,
  createClient,
  isErrorOf,
  OutboundVoiceProfiles,
  TelnyxError,
  UnprocessableEntityError,
  updateOutboundVoiceProfile,
  type OutboundCallRecording,
  type OutboundVoiceProfile,
  type OutboundVoiceProfileUpdateParams,
  type OutboundVoiceProfileUpdateResponse,
  type ServicePlan,
} from 'telnyx';
import { APIPromise } from 'telnyx/core/api-promise';
import type { OutboundVoiceProfiles as Same } from 'telnyx/resources/outbound-voice-profiles';

const client = new Telnyx({ apiKey: undefined, baseURL: 'http://localhost', timeout: undefined });
const id = '1293384261075731499';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_: Equal<A, B>): void {}

// Code that must compile

const updated = await client.outboundVoiceProfiles.update(id, { name: 'office' });
same<typeof updated, OutboundVoiceProfileUpdateResponse>(true);
same<(typeof updated)['data'], OutboundVoiceProfile | undefined>(true);
const promise = client.outboundVoiceProfiles.update(id, { name: 'office', billing_group_id: null });
promise satisfies APIPromise<OutboundVoiceProfileUpdateResponse, unknown>;
const { data, response } = await promise.withResponse();
same<typeof data, OutboundVoiceProfileUpdateResponse>(true);
response satisfies Response;
same<ReturnType<typeof response.headers.get>, string | null>(true);
const raw: Response = await promise.asResponse();
void raw;
const window: OutboundVoiceProfileUpdateParams.CallingWindow = { calls_per_cld: 5 };
const recording: OutboundCallRecording = { call_recording_channels: 'dual' };
const everything: OutboundVoiceProfileUpdateParams = {
  name: 'office',
  billing_group_id: '6a09cdc3-8948-47f0-aa62-74ac943d6c58',
  call_recording: recording,
  calling_window: window,
  concurrent_call_limit: null,
  daily_spend_limit: '100.00',
  daily_spend_limit_enabled: true,
  enabled: true,
  max_destination_rate: 10,
  service_plan: 'global' satisfies ServicePlan,
  tags: ['office-profile'],
  traffic_type: 'conversational',
  usage_payment_method: 'rate-deck',
  whitelisted_destinations: ['US', 'BR', 'AU'],
};
await updateOutboundVoiceProfile(createClient(), id, everything, {
  headers: { 'X-Extra': 1, Authorization: null },
  timeout: undefined,
  signal: null,
  maxRetries: 0,
});
const alone: Same = new OutboundVoiceProfiles(createClient({ apiKey: null }));
await alone.update(id, { name: 'office' });
const undocumented = { name: 'office', not_in_the_document: 1 };
await client.outboundVoiceProfiles.update(id, undocumented);
const sub: Telnyx = client.withOptions({ timeout: 1000, apiKey: 'other' });
sub.apiKey = null;

const result = await client.outboundVoiceProfiles.update(id, everything).safe();
if (result.ok) same<typeof result.data, OutboundVoiceProfileUpdateResponse>(true);
else if (result.status === 422) {
  same<typeof result.status, 422>(true);
  same<typeof result.error, unknown>(true);
  result.cause satisfies APIError;
} else if (result.status === undefined) {
  const error: TelnyxError | APIError = result.error;
  void error;
} else {
  const status: number = result.status;
  // @ts-expect-error the 422 branch is gone
  if (result.status === 422) void status;
}

try {
  await client.outboundVoiceProfiles.update(id, everything);
} catch (error) {
  if (error instanceof UnprocessableEntityError) same<typeof error.status, 422>(true);
  if (isErrorOf(updateOutboundVoiceProfile, error) && error.status === 404) {
    same<typeof error.error, unknown>(true);
  }
}

// Code that must not compile

// @ts-expect-error a missing name
await client.outboundVoiceProfiles.update(id, {});
// @ts-expect-error no arguments
await client.outboundVoiceProfiles.update();
// @ts-expect-error a wrong enum value
await client.outboundVoiceProfiles.update(id, { name: 'office', service_plan: 'local' });
// @ts-expect-error an unknown property in a fresh literal
await client.outboundVoiceProfiles.update(id, { name: 'office', nmae: 'x' });
// @ts-expect-error null where it is not allowed
await client.outboundVoiceProfiles.update(id, { name: null });
// @ts-expect-error null where it is not allowed
await client.outboundVoiceProfiles.update(id, { name: 'office', tags: null });
// @ts-expect-error a number as text
await client.outboundVoiceProfiles.update(id, { name: 'office', daily_spend_limit: 100 });
// @ts-expect-error the id is a string
await client.outboundVoiceProfiles.update(1, { name: 'office' });
// @ts-expect-error an option that does not exist
void new Telnyx({ apikey: 'x' });
// @ts-expect-error a request option that does not exist
await client.outboundVoiceProfiles.update(id, { name: 'office' }, { retries: 1 });
// @ts-expect-error a resource that does not exist
void client.outboundVoiceProfile;
// @ts-expect-error data may be absent
void updated.data.name;
// @ts-expect-error the body is unknown until it is narrowed
if (!result.ok && result.status === 422) void result.error.message;
// @ts-expect-error readonly options
createClient().options.baseURL = 'x';
