/** Path segments that are actions, not resources: `/orders/{id}/cancel`, `/calls/{id}/record_start`. */

const verbs = new Set(
  `abort accept acknowledge activate add allocate answer approve archive assign attach authenticate
   authorize bulk cancel check checkout claim clear clone close commit complete compute confirm
   connect convert copy create deactivate decline decrypt delete deny deploy deprecate detach disable
   disconnect dismiss dispatch download duplicate enable encrypt enqueue evaluate execute expire export
   extend fetch finalize find finish generate get grant ignore import ingest initialize initiate
   install invalidate invite invoke join launch leave list lock login logout mark merge move mute
   notify patch pause ping preview promote provision publish purge query read reactivate reassign
   reboot rebuild recalculate recover redeem refresh regenerate register reindex reject release reload
   remove rename renew reopen replace replay reply resend reserve reset resize resolve restart restore
   resume retrieve retry revert revoke rollback rotate run save search send set shutdown sign simulate
   skip speak start stop submit subscribe suspend sync synchronize terminate toggle transfer trigger
   unarchive unassign unblock undelete undo unhold uninstall unlink unlock unmute unpublish unregister
   unsubscribe unsuspend update upgrade upload upsert validate verify withdraw`.split(/\s+/),
);

/** Verbs that follow their object in a path and precede it in a name: `record_start` is `startRecord`. */
const trailing = new Set(['start', 'stop', 'pause', 'resume']);

/**
 * The words of an action, verb first; undefined if the segment names a resource.
 *
 * @param always whether the position of the segment alone makes it an action (below `actions`)
 */
export function actionWords(segment: readonly string[], always: boolean): string[] | undefined {
  const lower = segment.map((word) => word.toLowerCase());
  const [first, last] = [lower[0], lower.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const verbLast = [...segment.slice(-1), ...segment.slice(0, -1)];
  if (trailing.has(last)) return verbLast;
  if (verbs.has(first)) return [...segment];
  if (verbs.has(last)) return verbLast;
  return always ? [...segment] : undefined;
}
