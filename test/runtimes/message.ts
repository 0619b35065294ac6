/** A request or an answer as plain data. */

/** A request or an answer that can leave the thread. */
export interface Message {
  url: string;
  method: string;
  headers: [string, string][];
  /** Base64. */
  body: string | undefined;
}
