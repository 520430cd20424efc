/** `sdkwright view`: the view of a pack as JSON text. */

import { jsonText } from '../../../base/json.js';
import { visibleJson } from '../../../base/unprintable.js';
import { plainText } from '../code.js';
import type { ResourceView, SdkView } from './sdk-view.js';

/**
 * The view as JSON. Types are printed in full in `models` and resources in `resources`; everywhere else only
 * their identities are printed.
 */
export function viewText(view: SdkView): string {
  const shorten = function (this: unknown, key: string, value: unknown): unknown {
    switch (key) {
      case 'params':
        return idOf(value);
      case 'models':
        return this === view ? value : (value as unknown[]).map(idOf);
      case 'sharedModels':
        return (value as unknown[]).map(idOf);
      case 'topResources':
      case 'children':
        return (value as ResourceView[]).map(accessorOf);
      case 'exampleOperation':
        return idOf((value as SdkView['exampleOperation'])?.operation);
      default:
        return value;
    }
  };
  return `${visibleJson(jsonText(view, { replace: shorten, indent: 2 }))}\n`;
}

const idOf = (value: unknown): unknown => (value as { readonly id: string } | null)?.id ?? null;

const accessorOf = ({ accessor }: ResourceView): string => accessor.map(plainText).join('.');
