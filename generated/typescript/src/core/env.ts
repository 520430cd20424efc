/** What the platform offers: environment variables, and classes that some platforms lack. */

interface Environments {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

/** Classes that are missing on some platforms, such as React Native and the DOM of tests. */
interface Optional {
  ArrayBuffer: ArrayBuffer;
  Blob: Blob;
  File: File;
  FormData: FormData;
  ReadableStream: ReadableStream;
  Response: Response;
  URLSearchParams: URLSearchParams;
}

/** `value instanceof Class`, and false if the platform lacks the class. */
export function isA<Name extends keyof Optional>(
  name: Name,
  value: unknown,
): value is Optional[Name] {
  const Class: (new (...args: never[]) => unknown) | undefined = globalThis[name];
  return !!Class && value instanceof Class;
}

/** Whether a value is an `ArrayBuffer`. Those of another realm, as in Jest, are not instances of this one's class. */
export const isBuffer = (value: unknown): value is ArrayBuffer =>
  Object.prototype.toString.call(value) === '[object ArrayBuffer]';

/** Returns the trimmed value of a variable, or undefined if it is unset, blank or not accessible. */
export function readEnv(name: string): string | undefined {
  const { process } = globalThis as Environments;
  try {
    return process?.env?.[name]?.trim() || undefined;
  } catch {
    return undefined; // Deno throws without permission to read the environment
  }
}
