/** API keys: in a header, the query or a cookie. */

import type { SecurityScheme } from './auth.js';
import { followRedirects } from './redirect.js';

/** A key in a header of its own. */
export const headerKey = (option: string, header: string): SecurityScheme => ({
  options: [option],
  header,
  authorize: ([key]) => ({ headers: { [header]: `${key}` } }),
  send: (_, client) => followRedirects(client),
});

/** A key in the query. */
export const queryKey = (option: string, parameter: string): SecurityScheme => ({
  options: [option],
  query: parameter,
  authorize: ([key]) => ({ query: { [parameter]: `${key}` } }),
});

/** A key in a cookie, beside those of the operation. */
export const cookieKey = (option: string, cookie: string): SecurityScheme => ({
  options: [option],
  header: 'Cookie',
  send:
    ([key], client) =>
    (request, next) => {
      const own = request.headers.get('cookie');
      const pair = `${cookie}=${encodeURIComponent(`${key}`)}`;
      request.headers.set('Cookie', own === null ? pair : `${pair}; ${own}`);
      return followRedirects(client)(request, next);
    },
});
