/** Environment variables, on platforms that have them. Blank values count as unset. */

interface Environments {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly Deno?: { readonly env?: { readonly get?: (name: string) => string | undefined } };
}

/** Returns the trimmed value, or undefined if the variable is unset, blank or not accessible. */
export function readEnv(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const { process, Deno } = globalThis as Environments;
  try {
    const value = process?.env?.[name] ?? Deno?.env?.get?.(name);
    return value?.trim() || undefined;
  } catch {
    return undefined; // Deno throws without permission to read the environment
  }
}
