/** The context of the conversion from OpenAPI 2.0. */

import type { Json, JsonObject } from '../../base/json.js';

/** Stands for an item of an array that the result does not have, so that the others keep their positions. */
export const omitted: JsonObject = {};

/** A file of OpenAPI 2.0. */
export interface SwaggerSource {
  /** The root object of the file, whose `consumes` and `produces` are the defaults. */
  readonly root: JsonObject;
  /** The referent of a reference, as in the file; undefined if it cannot be resolved. */
  readonly resolve: (reference: string) => Json | undefined;
}

export interface SwaggerContext extends SwaggerSource {
  /** Reports a keyword without a counterpart in 3.x. */
  readonly unsupported: (keyword: string, pointer: string) => void;
  /** Reports a parameter that describes a second body. */
  readonly unusedBody: (name: string, pointer: string) => void;
  /** Reports a part of the server's URL that is not valid. */
  readonly invalidServer: (part: InvalidServer) => void;
  /** Records that the value at the pointer `to` of the result comes from `from` in the file. */
  readonly moved: (to: string, from: string) => void;
}

/** A part of the server's URL that is not valid. */
export interface InvalidServer {
  readonly field: 'host' | 'basePath' | 'schemes';
  readonly value: Json;
  /** How it is read; absent if it is ignored. */
  readonly meant?: string | undefined;
  /** Default: that of the field. */
  readonly pointer?: string;
}

/** A parameter of a 2.0 operation or path. */
export interface RawParameter {
  /** The parameter as in the array, possibly a reference. */
  readonly raw: Json;
  /** The parameter itself; empty if the reference cannot be resolved. */
  readonly resolved: JsonObject;
  readonly pointer: string;
}
