/** What a tab can do, whatever the engine. */

/** One tab of a browser. Expressions are JavaScript, evaluated in the page. */
export interface Tab {
  open(url: string): Promise<void>;
  /** @param expression its value has to fit into JSON */
  evaluate(expression: string): Promise<unknown>;
  /**
   * Clicks in the middle of an element, with the mouse.
   *
   * @param expression finds the element
   */
  click(expression: string): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
}
