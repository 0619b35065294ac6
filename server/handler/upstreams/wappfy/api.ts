/**
 * The calls to Wappfy. Its page on unblocking describes two requests that exclude each other, so which
 * one a server understands is a setting.
 *
 * Source: Wappfy, "Unblock Contact" (the text, and the OpenAPI document on the same page); WAHA's
 * OpenAPI document for `check-exists`.
 */
import * as z from 'zod/mini';
import { ApiError } from '../../../http/api-error.ts';
import { JSON_TYPE } from '../../../http/json-body.ts';
import type { Answer, AnswerHead } from '../../../http/send.ts';
import {
  type Call,
  type CallContext,
  type ClientOptions,
  createClient,
  readAnswer,
  readJson,
  upstreamBase,
  urlUnder,
} from '../client.ts';
import { parseAnswer } from '../parse-answer.ts';
import { assertSuccess, invalidResponse, unavailable } from '../upstream-errors.ts';
import { parseWhatsAppId, spellingsOf, type WhatsAppId, writeWhatsAppId } from './whatsapp-id.ts';

/**
 * `contactId`: `{contactId: "…@c.us", session}`, as in the page's OpenAPI document and in WAHA. `jid`:
 * `{sessionId, jid: "…@s.whatsapp.net"}`, as in its text.
 */
export type WappfyDialect = 'contactId' | 'jid';

export interface WappfyApiOptions extends ClientOptions {
  baseUrl: string;
  /** Sent as `apikey`. The dialect `jid` names no header, and may go without. */
  apiKey: string | undefined;
  session: string;
  dialect: WappfyDialect;
}

/** Blocks and unblocks, within one budget of time. Throws an `ApiError`. */
export interface WappfyCalls {
  block(id: WhatsAppId): Promise<void>;
  unblock(id: WhatsAppId): Promise<void>;
}

const existsSchema = z.object({
  numberExists: z.boolean(),
  chatId: z.optional(z.nullable(z.string())),
});

const doneSchema = z.object({ success: z.optional(z.boolean()) });

/**
 * @returns begins a budget of time
 * @throws {TypeError} when `baseUrl` cannot be used, or the key or the session is missing
 */
export function createWappfyApi(options: WappfyApiOptions): (context?: CallContext) => WappfyCalls {
  const { apiKey, session, dialect } = options;
  const base = upstreamBase(options.baseUrl);
  if (!session) throw new TypeError('The upstream needs the name of a session.');
  if (!apiKey && dialect !== 'jid') throw new TypeError('The upstream needs an API key.');
  const begin = createClient(options);
  const headers = { Accept: JSON_TYPE, ...(apiKey && { apikey: apiKey }) };

  /**
   * The spelling under which a Brazilian mobile number is registered; blocking the other one would
   * block nobody.
   *
   * @returns undefined when neither is registered
   */
  async function resolve(call: Call, id: WhatsAppId): Promise<WhatsAppId | undefined> {
    const spellings = id.kind === 'number' ? spellingsOf(id.digits) : [id.digits];
    if (spellings.length === 1) return id;
    for (const phone of spellings) {
      const url = urlUnder(base, '/api/contacts/check-exists');
      url.searchParams.set('phone', phone);
      url.searchParams.set('session', session);
      const read = (answer: Answer) => readJson(answer, assertDone);
      const { numberExists, chatId } = parseAnswer(
        existsSchema,
        await call(url, { headers }, read),
      );
      if (!numberExists) continue;
      const registered = chatId ? parseWhatsAppId(chatId) : { ...id, digits: phone };
      if (!registered) throw invalidResponse();
      return registered;
    }
    return undefined;
  }

  return (context) => {
    const call = begin(context);
    const act = async (action: 'block' | 'unblock', wanted: WhatsAppId) => {
      const id = await resolve(call, wanted);
      // Who is not on WhatsApp gets no messages there, and cannot be blocked.
      if (!id) return;
      const body =
        dialect === 'jid'
          ? { sessionId: session, jid: writeWhatsAppId(id, 's.whatsapp.net') }
          : { contactId: writeWhatsAppId(id, 'c.us'), session };
      const init = {
        method: 'POST',
        headers: { ...headers, 'Content-Type': JSON_TYPE },
        body: JSON.stringify(body),
      };
      await call(urlUnder(base, `/api/contacts/${action}`), init, readDone);
    };
    return {
      block: (id) => act('block', id),
      unblock: (id) => act('unblock', id),
    };
  };
}

/** A 200 with JSON in one dialect, a 201 without a body in the other. */
async function readDone(answer: Answer): Promise<void> {
  assertDone(answer);
  const text = await readAnswer(answer);
  if (answer.status === 201 && text === '') return;
  // A page of a proxy, say, is not the word of Wappfy.
  const { success } = parseAnswer(doneSchema, parseJson(text));
  if (success === false) throw invalidResponse();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidResponse(error);
  }
}

function assertDone(answer: AnswerHead): void {
  if (answer.status === 201) return;
  // About the session, and never about the person: a contact need not exist to be blocked.
  if (answer.status === 404) throw sessionNotFound();
  // WAHA's answer while the session is not connected to a phone.
  if (answer.status === 422) throw unavailable();
  assertSuccess(answer);
}

function sessionNotFound(): ApiError {
  return new ApiError({
    status: 502,
    type: 'api_error',
    code: 'upstream_session_not_found',
    message: 'The preferences are not available right now.',
  });
}
