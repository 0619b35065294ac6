/** What every command of the command line is made of. */

export interface Command {
  /** The arguments, as the help shows them. */
  usage: string;
  /** One sentence for the help. */
  summary: string;
  /**
   * @param args what follows the command's name
   * @param env the environment, a `.env` file included
   * @throws {CommandError | EnvironmentError | TokenConfigurationError}
   */
  run(args: string[], env: NodeJS.ProcessEnv): Promise<void>;
}

/** A command cannot do what it was asked; its message says why and what to do. */
export class CommandError extends Error {
  /** Whether the arguments were wrong, rather than the world: exit status 2 instead of 1. */
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

/** Runs `close` once, at the first Ctrl-C or `SIGTERM`. */
export function closeOnSignal(close: () => void | Promise<void>): void {
  const stop = () => {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    void close();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}
