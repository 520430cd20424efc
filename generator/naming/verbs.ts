/** Path segments that are actions, not resources: `/orders/{id}/cancel`, `/calls/{id}/record_start`. */

import { wordList } from '../base/word-list.js';
import { singular } from '../base/words.js';

const list = (text: string): ReadonlySet<string> => new Set(wordList(text));

const verbs = list(`
  abort accept acknowledge activate add adjust advance agree allocate analyze anonymize answer apply approve archive
  assign attach authenticate authorize ban bind bulk buy calculate cancel capture check checkout claim clear clone
  close collect commit compact compare compile complete compress compute configure confirm connect contains convert
  copy create deactivate decline decrypt delete deliver deny deploy deprecate destroy detach detect disable disconnect
  discover dismiss dispatch distribute download duplicate echo edit enable encrypt enhance enqueue enrich enroll
  escalate evaluate execute expire explain export extend extract fail fetch finalize find finish fulfill fund gather
  generate get grant hangup hide ignore import increment ingest initialize initiate insert inspect install invalidate
  invite invoke join kick launch leave list lock login logout lookup make mark merge migrate modify move mute notify
  optimize parse patch pause pay perform ping play prepare present preview promote provision publish pull purge push
  query reactivate read reassign reboot rebuild recalculate recover recreate redeem redeliver refer refresh regenerate
  register reindex reissue reject release reload remind remix remove rename render renew reopen reorder repeat replace
  replay reply republish rerequest rerun reschedule resend reserve reset resize resolve restart restore resume
  retrieve retry reveal reverse revert revet revoke rollback rotate run save scan search seek send set settle ship
  shuffle shutdown sign simulate skip speak star start stop submit subscribe succeed suggest summarize suspend swap
  sync synchronize terminate toggle train transcribe transfer translate trigger truncate unapply unarchive unassign
  unban unbind unblock undelete undo unenroll unfollow unhide unhold uninstall unlink unlock unmute unpause unpin
  unpublish unregister unshare unstar unsubscribe unsuspend untrash update upgrade upload upsert validate verify vet
  void wait withdraw`);

/** Words that are nouns as often: an action only as a whole segment, of a request that changes something. */
const nouns = list(`
  appeal batch block broadcast call chat exchange flag follow fork hold next order pin post previous process purchase
  quote refund report return route schedule share test transition vote watch`);

/** Nouns that are verbs before a single thing: `process_payment_intent`. */
const leading = list('process refund');

/** Verbs of a GET with more words than the verb. Others are nouns there: `commit_activity`, `merge_status`. */
const reading = list(`
  calculate check compare contains count download echo evaluate explain export fetch find generate get list login
  logout lookup ping preview query read resolve retrieve reveal search suggest validate verify`);

/** Verbs that follow their object in a path and precede it in a name: `record_start` is `startRecord`. */
const trailing = list('start stop pause resume');

/** Words that end a segment as nouns do: `bypass-list`, `rule_set`. */
const finalNouns = list('bulk checkout copy list login play preview query run search set void');

/** Final nouns that a POST asks for, as it would by a verb: `similarity-search`. */
const questions = list('preview query search');

/** Words before a verb that say how many things it changes: `bulk_delete`. */
const amounts = list('batch bulk');

/** Words that stand before a noun as adjectives do: `login_links`, `check-runs`. */
const attributes = list('bulk check checkout invite list login preview query run search set');

/** Verbs that a request with the method DELETE can be named by. */
const removals = list(`
  abort cancel clear close deactivate delete destroy detach disable disconnect dismiss end expire invalidate leave
  logout purge reject release remove reset revoke rollback stop terminate unarchive unassign unban unbind unblock
  undo unenroll unfollow unhide unhold uninstall unlink unlock unmute unpause unpin unpublish unregister unshare unstar
  unsubscribe withdraw`);

/** Where a segment is. */
export interface ActionPlace {
  /** Of the request. */
  readonly method: string;
  /** Whether the position of the segment alone makes it an action (below `actions`). */
  readonly isBelowActions: boolean;
}

/** The words of an action, verb first; undefined if the segment names a resource. */
export function actionWords(
  segment: readonly string[],
  { method, isBelowActions }: ActionPlace,
): string[] | undefined {
  const lower = segment.map((word) => word.toLowerCase());
  const [first, last] = [lower[0], lower.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const verbLast = [...segment.slice(-1), ...segment.slice(0, -1)];
  const reads = method === 'GET' || method === 'HEAD';
  const canLead = (word: string): boolean =>
    verbs.has(word) && (!reads || segment.length === 1 || reading.has(word));
  if (trailing.has(last)) return verbLast;
  const isAmount = amounts.has(first) && segment.length > 1;
  if (isAmount && isVerb(lower[1]!)) return [...segment];
  const isThings = segment.length > 1 && singular(last) !== last;
  if (attributes.has(first) && isThings) return undefined;
  if (canLead(first)) return [...segment];
  if (!reads && leading.has(first) && segment.length > 1 && !isThings) return [...segment];
  if (canLead(last) && !finalNouns.has(last)) return verbLast;
  if (method === 'POST' && questions.has(last)) return [...segment];
  if (isBelowActions) return [...segment];
  return !reads && segment.length === 1 && nouns.has(first) ? [...segment] : undefined;
}

/**
 * The words of an action whose request removes something. A verb that says something else is the thing that is
 * removed, unless the operationId has its opposite: a lock is deleted, or unlocked.
 *
 * @param id words of the operationId
 */
export function removalWords(action: readonly string[], id: readonly string[]): string[] {
  const [first = ''] = action;
  const verb = first.toLowerCase();
  if (isRemoval(verb)) return [...action];
  const wanted = new Set([`un${verb}`, `de${verb}`, `dis${verb}`, opposites.get(verb)]);
  const opposite = id.find((word) => wanted.has(word.toLowerCase()));
  return opposite === undefined ? ['delete', ...action] : [opposite, ...action.slice(1)];
}

/** Opposites that are no verb with a prefix. */
const opposites: ReadonlyMap<string, string> = new Map([
  ['add', 'remove'],
  ['attach', 'detach'],
  ['enable', 'disable'],
  ['grant', 'revoke'],
]);

/** Whether a word of an operationId says what is done. */
export const isVerb = (word: string): boolean => verbs.has(word.toLowerCase());

/** Whether a verb says that something is removed, or undone. */
function isRemoval(verb: string): boolean {
  const lower = verb.toLowerCase();
  const [, undone = ''] = /^(?:un|de|dis)(.+)$/.exec(lower) ?? [];
  return removals.has(lower) || verbs.has(undone) || nouns.has(undone);
}
