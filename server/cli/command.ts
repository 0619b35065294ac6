/** `fb-email-preferences-server/command-line`: runs the commands of a program, each with its help. */
import { existsSync } from 'node:fs';
import { EnvironmentError } from '../http/environment.ts';

export interface Command {
  /** The arguments, as the help shows them, such as `--user-id ID`. */
  usage: string;
  /** One sentence for the help. */
  summary: string;
  /**
   * @param args what follows the command's name
   * @param env the environment, a `.env` file included
   * @throws {CommandError | EnvironmentError} what the caller can correct
   */
  run(args: string[], env: NodeJS.ProcessEnv): Promise<void>;
}

/** A command cannot do what it was asked; its message says why and what to do. */
export class CommandError extends Error {
  /** Whether the arguments were wrong: exit status 2 instead of 1. */
  readonly usage: boolean;

  constructor(
    message: string,
    { usage = false, cause }: { usage?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.name = 'CommandError';
    this.usage = usage;
  }
}

/** The environment with `--port`, where it was given, in the place of `PORT`. */
export function withPort(env: NodeJS.ProcessEnv, port: string | undefined): NodeJS.ProcessEnv {
  return port === undefined ? env : { ...env, PORT: port };
}

/** Runs `close` once, at the first Ctrl-C or `SIGTERM`, and then ends the process. */
export function closeOnSignal(close: () => void | Promise<void>): void {
  const stop = async () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await close();
    // A call of the upstream that nobody waits for any more would keep the process running.
    process.exit();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

/** A program with commands: `name command [options]`. */
export interface CommandLine {
  /** The program, as it is called. */
  name: string;
  commands: Readonly<Record<string, Command>>;
  /** What the help says below the commands, such as the variables that are read. */
  notes: string;
  /**
   * Classes of errors, beside {@link CommandError} and {@link EnvironmentError}, whose message tells
   * the caller what to correct.
   */
  explained?: readonly (new (
    ...args: never[]
  ) => Error)[];
}

/**
 * Runs the command that `process.argv` names, with a `.env` file of the current directory read into
 * the environment. Sets the exit status: 0, 1 for an error, 2 for wrong arguments.
 *
 * @example
 * await runCommandLine({ name: 'fb-email-preferences', commands: { serve, token }, notes: '' });
 */
export async function runCommandLine(program: CommandLine): Promise<void> {
  const { commands } = program;
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name === '--help' || name === 'help' || args.includes('--help')) {
    process.stdout.write(help(program));
  } else if (!command) {
    const unknown = name === '' ? '' : `There is no command "${name}".\n\n`;
    process.stderr.write(unknown + help(program));
    process.exitCode = 2;
  } else {
    try {
      // A variable that is set already wins over the file.
      if (existsSync('.env')) process.loadEnvFile('.env');
      await command.run(args, process.env);
    } catch (error) {
      const sentence = explain(error, program.explained ?? []);
      if (sentence === undefined) throw error;
      process.stderr.write(`${sentence}\n`);
      process.exitCode = error instanceof CommandError && error.usage ? 2 : 1;
    }
  }
}

function help({ name, commands, notes }: CommandLine): string {
  const lines = Object.entries(commands).map(
    ([command, { usage, summary }]) => `  ${`${command} ${usage}`.trimEnd()}\n      ${summary}\n`,
  );
  return `Usage: ${name} <command> [options]\n\n${lines.join('\n')}\n${notes}`;
}

/** The sentence for an error that the caller can correct; undefined for any other. */
function explain(
  error: unknown,
  explained: NonNullable<CommandLine['explained']>,
): string | undefined {
  if ([CommandError, EnvironmentError, ...explained].some((kind) => error instanceof kind)) {
    return (error as Error).message;
  }
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code?.startsWith('ERR_PARSE_ARGS')) return message;
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Choose another with --port.`;
  return undefined;
}
