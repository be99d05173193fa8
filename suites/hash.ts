import { catalogueHash } from '../src/run/catalogue-hash.ts';
import { requirements } from './index.ts';

/** The hash of all requirements. The build puts the value itself in place of this module: working it out costs a start. */
export const suiteHash: string = catalogueHash(requirements);
