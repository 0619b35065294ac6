/** The handler on every runtime, in front of a real contacts service. */
import { declareConformance } from './conformance-run.ts';
import { ENGINES } from './engines.ts';

declareConformance('handler', ENGINES);
