/** `sdkwright view`: the view of a pack as JSON text. */

import { plainText } from '../code.js';
import type { ResourceView, SdkView } from './sdk-view.js';

/**
 * The view as JSON. What occurs in several places is printed in full in one of them, types in `models` and
 * resources in `resources`, and as an identity in the others.
 */
export function viewText(view: SdkView): string {
  const idOf = (value: unknown): unknown => (value as { readonly id: string } | null)?.id ?? null;
  const accessorOf = ({ accessor }: ResourceView): string => accessor.map(plainText).join('.');
  const short = function (this: unknown, key: string, value: unknown): unknown {
    switch (key) {
      case 'params':
        return idOf(value);
      case 'models':
        return this === view ? value : (value as unknown[]).map(idOf);
      case 'shared':
        return (value as unknown[]).map(idOf);
      case 'top':
      case 'children':
        return (value as ResourceView[]).map(accessorOf);
      case 'telling':
        return idOf((value as SdkView['telling'])?.operation);
      default:
        return value;
    }
  };
  return `${JSON.stringify(view, short, 2)}\n`;
}
