/** API keys in a header, the query or a cookie. */

import type { SecurityScheme } from './auth.js';

/** An API key in a header. */
export const headerKey = (option: string, header: string): SecurityScheme => ({
  options: [option],
  header: header.toLowerCase(),
  authorize: ([key]) => ({ headers: { [header]: `${key}` } }),
});

/** An API key in the query. */
export const queryKey = (option: string, parameter: string): SecurityScheme => ({
  options: [option],
  query: parameter,
  authorize: ([key]) => ({ query: { [parameter]: `${key}` } }),
});

/** An API key in a cookie, in addition to the cookies of the operation. */
export const cookieKey = (option: string, cookie: string): SecurityScheme => ({
  options: [option],
  header: 'cookie',
  send:
    ([key]) =>
    (request, next) => {
      const own = request.headers.get('cookie');
      const pair = `${cookie}=${encodeURIComponent(`${key}`)}`;
      request.headers.set('Cookie', own === null ? pair : `${pair}; ${own}`);
      return next(request);
    },
});
