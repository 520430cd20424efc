/** The response that a caller gets: with a body of its own, whose timeout applies to each read. */

import { isText, parserOf } from './answer.js';
import { connectionError } from './connection.js';
import { isA } from './env.js';
import { setHidden } from './internal.js';
import type { APIResponseProps } from './send.js';

/**
 * Returns a copy of a response. If its body has not been read, the caller reads it: the deadline runs only while a
 * read is pending, and reads fail with the errors of this package.
 */
export async function shownResponse(props: APIResponseProps): Promise<Response> {
  const { response, deadline, text, observer } = props;
  const { body, url, redirected } = response;
  if (!text) observer?.ended({ response });
  if (!globalThis.Response) return response;
  let content: string | ReadableStream | null;
  if (text) content = (await text) || null;
  else {
    if (!deadline || !isA('ReadableStream', body)) {
      deadline?.clear();
      return response;
    }
    deadline.pause();
    // What the caller reads of JSON and text is kept for the value. A second branch of the stream would stall `cancel`.
    const chunks: BlobPart[] = [];
    const keep = parserOf(props) !== 'response' && isText(props);
    const reader = body.getReader();
    const source: UnderlyingDefaultSource = {
      async pull(controller) {
        deadline.restart();
        try {
          const { done, value } = await reader.read();
          deadline.pause();
          if (!done) {
            if (keep) chunks.push(value as BlobPart);
            return controller.enqueue(value);
          }
          controller.close();
        } catch (error) {
          controller.error(connectionError(error, { deadline, url }));
        }
        deadline.clear();
      },
      cancel(reason) {
        deadline.clear();
        return reader.cancel(reason);
      },
    };
    // Without a queue, nothing is read before the caller asks for it.
    content = new ReadableStream(source, { highWaterMark: 0 });
    props.reread = () => (copy.bodyUsed ? new Blob(chunks).text() : copy.clone().text());
  }
  const copy = new Response(content, response);
  setHidden(copy, 'url', url);
  return (setHidden(copy, 'redirected', redirected), copy);
}
