import { parseArgs } from 'node:util';
import { plainText } from '../contract/plain-text.ts';
import { ApiError } from '../http/api-error.ts';
import { text } from '../http/environment.ts';
import { type Command, CommandError } from './command.ts';
import { CONTACT_SYSTEMS, type ContactSystem } from './contact-systems.ts';
import { vendorWords } from './vendor-error.ts';

const DONE = { block: 'Blocked', unblock: 'Unblocked' } as const;

type Action = keyof typeof DONE | 'show';

/** Blocks, unblocks or shows a contact at the vendor. A refusal is printed in the vendor's words. */
export const contact: Command = {
  usage: 'block|unblock|show --id ID [--upstream featurebase|softwareone|wappfy]',
  summary: 'Blocks, unblocks or shows a contact in the system of record (PREFERENCES_UPSTREAM).',
  async run(args, env) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { upstream: { type: 'string' }, id: { type: 'string' } },
    });
    const [action] = positionals;
    if (positionals.length !== 1 || !isAction(action)) {
      throw new CommandError('Give one of block, unblock, show.', { usage: true });
    }
    const upstream = values.upstream ?? text(env, 'PREFERENCES_UPSTREAM') ?? 'featurebase';
    const open = Object.hasOwn(CONTACT_SYSTEMS, upstream) ? CONTACT_SYSTEMS[upstream] : undefined;
    if (!open) {
      const names = Object.keys(CONTACT_SYSTEMS).join(', ');
      throw new CommandError(`--upstream is one of ${names}.`, { usage: true });
    }
    const recorder = recordingFetch();
    const system = open(env, recorder.fetch);
    const { id } = values;
    if (id === undefined || !system.isId(id)) {
      throw new CommandError(`Give --id: ${system.idForm}.`, { usage: true });
    }
    if (action === 'show') {
      const facts = await attempt(system, recorder, () => system.show(id));
      const lines = facts.map(([name, value]) => `${name}\t${plainText(value, 500)}\n`);
      process.stdout.write(lines.join(''));
    } else {
      await attempt(system, recorder, () => system[action](id));
      process.stdout.write(`${DONE[action]} at ${system.name}.\n`);
    }
  },
};

function isAction(value: string | undefined): value is Action {
  return value === 'block' || value === 'unblock' || value === 'show';
}

interface Refusal {
  status: number;
  body: string;
}

interface Recorder {
  fetch: typeof fetch;
  /** The latest answer, if it was not a success. */
  refusal(): Refusal | undefined;
}

/** Keeps the body of a refusal. The upstreams drop it, because their answers go to the public. */
function recordingFetch(): Recorder {
  let refusal: Refusal | undefined;
  return {
    async fetch(input, init) {
      refusal = undefined;
      const response = await fetch(input, init);
      if (!response.ok) {
        refusal = { status: response.status, body: await response.clone().text() };
      }
      return response;
    },
    refusal: () => refusal,
  };
}

/**
 * @throws {CommandError} with the vendor's words, and what to do about them
 */
async function attempt<Result>(
  system: ContactSystem,
  recorder: Recorder,
  work: () => Promise<Result>,
): Promise<Result> {
  let result: Result;
  try {
    result = await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw inWords(system, recorder.refusal(), error);
  }
  // Some refusals are no failure for the handler, which reads again; an operator wants to know.
  const refusal = recorder.refusal();
  if (refusal) throw inWords(system, refusal);
  return result;
}

function inWords(
  { name, hints }: ContactSystem,
  refusal?: Refusal,
  cause?: ApiError,
): CommandError {
  if (!refusal) {
    const sentence =
      cause?.code === 'upstream_invalid_response'
        ? `${name} answered in a form that is not documented.`
        : `${name} cannot be reached. Check its address in the environment.`;
    return new CommandError(sentence, { cause });
  }
  const words = vendorWords(refusal.body);
  const answered = `${name} answered ${refusal.status}${words && `: ${words}`}`;
  const sentence = /[.!?)]$/.test(answered) ? answered : `${answered}.`;
  return new CommandError([sentence, hints[refusal.status]].filter(Boolean).join(' '), { cause });
}
