/** The wire cases, and the one way in which every language is held to them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { testFolder } from '../support/places.js';
import { serve, type Running } from '../support/servers.js';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly stall?: 'headers' | 'body';
  readonly drop?: boolean;
}

export interface Case {
  readonly name: string;
  readonly call: string;
  readonly id?: string;
  readonly params?: Record<string, unknown>;
  readonly client?: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly answers?: readonly Answer[];
  readonly requests: readonly {
    readonly line: string | readonly string[];
    readonly headers?: Record<string, string | null>;
    readonly body?: string;
    readonly parts?: Record<string, Part>;
  }[];
  readonly value?: unknown;
  readonly error?: Failure;
}

export interface Failure {
  readonly kind: string;
  readonly status?: number;
  readonly body?: unknown;
}

/** A part of a multipart body: its media type, if it states one, and its text. */
interface Part {
  readonly type: string | null;
  readonly text: string;
}

/** What came of a call: `value` is null where the operation gives nothing. */
export type Outcome = { readonly value: unknown } | { readonly error: Failure };

/** Makes the call of a case, on a client for the base URL. */
export type Driver = {
  readonly run: (wire: Case, baseURL: string) => Promise<Outcome>;
  readonly close?: () => void;
};

interface Group {
  readonly group: string;
  readonly 'at least': number;
  readonly cases: readonly Case[];
}

export const wireDocument: string = join(testFolder, 'wire/openapi.yml');
export const groups = parse(readFileSync(join(testFolder, 'wire/cases.yml'), 'utf8')) as Group[];

/** @param start builds the SDK and what drives it */
export function wireTests(start: () => Promise<Driver>): void {
  let driver: Driver;
  let server: Running;
  let answers: readonly Answer[] = [];

  beforeAll(async () => {
    driver = await start();
    server = await serve((_, response, count) => {
      const {
        status = 200,
        headers,
        body = '{"name":"x"}',
        stall,
        drop,
      } = answers[Math.min(count, answers.length) - 1] ?? {};
      if (drop) response.destroy();
      if (drop || stall === 'headers') return;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      if (stall === 'body') response.write('{"na');
      else response.end(body);
    });
  });
  afterAll(async () => {
    driver?.close?.();
    await server?.close();
  });

  describe.each(groups)('$group', ({ cases }) => {
    test.for(cases)('$name', async (wire) => {
      answers = wire.answers ?? [{}];
      server.requests.length = 0;
      const outcome = await driver.run(wire, server.url);
      expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
        wire.requests.map(({ line }) =>
          typeof line === 'string'
            ? line
            : expect.toSatisfy((text) => line.includes(text as string)),
        ),
      );
      wire.requests.forEach(({ headers = {}, body, parts }, index) => {
        const got = server.requests[index]!;
        for (const [name, value] of Object.entries(headers))
          expect(got.headers[name] ?? null, name).toBe(value);
        if (body !== undefined) expect(got.body).toBe(body);
        if (parts) expect(partsOf(got.headers['content-type'] ?? '', got.body)).toEqual(parts);
      });
      if (wire.error) {
        expect(outcome).toHaveProperty('error');
        const { error } = outcome as { error: Failure };
        expect(error.kind).toBe(wire.error.kind);
        expect(error.status).toBe(wire.error.status);
        if (wire.error.body !== undefined) expect(error.body).toEqual(wire.error.body);
      } else {
        expect(outcome).not.toHaveProperty('error');
        if ('value' in wire) expect((outcome as { value: unknown }).value).toEqual(wire.value);
      }
    });
  });
}

/** The parts of a multipart body by name (RFC 7578). */
function partsOf(contentType: string, body: string): Record<string, Part> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const parts: Record<string, Part> = {};
  for (const chunk of body.split(`--${boundary}`).slice(1, -1)) {
    const [head = '', text = ''] = chunk.split('\r\n\r\n', 2);
    const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
    const type = /^content-type: *(.*)$/im.exec(head)?.[1]?.trim() ?? null;
    parts[name] = { type, text: text.replace(/\r\n$/, '') };
  }
  return parts;
}
