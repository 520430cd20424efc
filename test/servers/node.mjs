/**
 * Reads forms with the libraries of Node servers: for each line, a request, one line with what they read. Express
 * reads URL-encoded forms with qs, and multipart bodies with multer.
 */

import { createInterface } from 'node:readline';
import formBody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import express from 'express';
import Fastify from 'fastify';
import multer from 'multer';
import qs from 'qs';

const fileOf = ({ originalname, mimetype, buffer }) => ({
  name: originalname,
  type: mimetype,
  text: buffer.toString(),
});

async function startExpress() {
  const app = express();
  app.use(express.urlencoded({ extended: true }));
  app.use(multer({ defParamCharset: 'utf8' }).any());
  app.post('/{*path}', ({ body, files = [] }, response) => {
    const all = files.map((file) => [file.fieldname, fileOf(file)]);
    response.json({ fields: body, files: all });
  });
  // A request that the libraries refuse is an answer too.
  app.use((error, _request, response, _next) => response.json({ error: error.message }));
  const server = await new Promise((resolve) => {
    const started = app.listen(0, '127.0.0.1', () => resolve(started));
  });
  return `http://127.0.0.1:${server.address().port}`;
}

async function readFastify(request) {
  if (!request.isMultipart()) return { fields: request.body };
  const parts = [];
  for await (const part of request.parts()) {
    const { fieldname, filename, mimetype, value } = part;
    const isFile = part.type === 'file';
    const text = isFile ? String(await part.toBuffer()) : undefined;
    parts.push([fieldname, isFile ? { name: filename, type: mimetype, text } : value]);
  }
  return { parts };
}

async function startFastify() {
  const fastify = Fastify();
  await fastify.register(formBody);
  await fastify.register(fastifyMultipart);
  fastify.post('/*', (request) => readFastify(request));
  return await fastify.listen({ host: '127.0.0.1', port: 0 });
}

const urls = { express: await startExpress(), fastify: await startFastify() };

for await (const line of createInterface({ input: process.stdin })) {
  const { server, headers, body, query, options } = JSON.parse(line);
  const answer =
    query === undefined
      ? await (await fetch(urls[server], { method: 'POST', headers, body })).json()
      : qs.parse(query, options);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
