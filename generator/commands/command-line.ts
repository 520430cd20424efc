/** Command lines that messages advise: those of this run, with its options. */

/** The options that select what a command works on. */
export interface Selection {
  readonly spec?: string | undefined;
  readonly config?: string | undefined;
  readonly target?: string | undefined;
  readonly out?: string | undefined;
  readonly format?: boolean | undefined;
}

/** A command for the document and the outputs of this run. @param name such as `validate` */
export function commandLine(name: string, options: Selection): string {
  const { spec, config, target, out, format } = options;
  const parts = [
    ...(spec === undefined ? [] : [quoted(spec)]),
    ...(config === undefined ? [] : ['--config', quoted(config)]),
    ...(target === undefined ? [] : ['--target', quoted(target)]),
    ...(out === undefined ? [] : ['--out', quoted(out)]),
    ...(format === false ? ['--no-format'] : []),
  ];
  return ['sdkwright', name, ...parts].join(' ');
}

/** An argument as shells read it. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
