import { fileURLToPath } from 'node:url';

/** The repository has the packages of this page. */
export default { turbopack: { root: fileURLToPath(new URL('../../../..', import.meta.url)) } };
