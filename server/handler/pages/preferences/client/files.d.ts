/** The build's output for this folder; `package.json` maps `#hosted-page-client` to it. */

/** The script that the page loads first. */
export const entry: string;
/** Each script by its name. */
export const files: ReadonlyMap<string, string>;
