import Telnyx = require('telnyx');

const client: Telnyx = new Telnyx({ apiKey: 'key' });
const params: Telnyx.OutboundVoiceProfileUpdateParams = { name: 'office' };
const window: Telnyx.OutboundVoiceProfileUpdateParams.CallingWindow = { calls_per_cld: 1 };
const error: Telnyx.APIError | undefined = undefined;
const resource: Telnyx.OutboundVoiceProfiles = client.outboundVoiceProfiles;
const again: Telnyx = new Telnyx.default({ apiKey: 'key' });
const level: Telnyx.ClientOptions = { logLevel: 'info' };
const statics: number = Telnyx.DEFAULT_TIMEOUT;
void [level, statics, window, error, again, Telnyx.NotFoundError, Telnyx.createClient];
void resource.update('1', params).then(({ data }) => data?.name);
// @ts-expect-error a wrong enum value
void ({ name: 'office', service_plan: 'local' } satisfies Telnyx.OutboundVoiceProfileUpdateParams);
