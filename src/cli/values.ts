import { UsageError } from './usage-error.ts';
import type { Option } from './options/option.ts';
import { InvalidValue } from './options/value-type.ts';

/** Where a value was given, in the user's words, and what was given there. */
export interface Given {
  readonly place: string;
  readonly texts: readonly string[];
}

/** One of command line, variables and config file: what it says of an option, if it says anything. */
export type Source = (option: Option<unknown>) => Given | undefined;

/** The values of a command's options; the first source that has one wins. */
export class Values {
  readonly #sources: readonly Source[];

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  given(option: Option<unknown>): Given | undefined {
    for (const source of this.#sources) {
      const given = source(option);
      if (given) return given;
    }
    return undefined;
  }

  /** The same values, with another source behind all that there are. */
  behind(source: Source): Values {
    return new Values([...this.#sources, source]);
  }

  /** Throws a `UsageError` that names the place where a wrong value stands. */
  get<T>(option: Option<T>): T {
    const given = this.given(option);
    return given ? read(option, given) : option.fallback;
  }
}

export function read<T>(option: Option<T>, { place, texts }: Given): T {
  try {
    return option.type.read(texts);
  } catch (error) {
    if (!(error instanceof InvalidValue)) throw error;
    const hint = option.secret ? '' : error.hint;
    throw new UsageError(`${place} ${error.message}${hint}`, { cause: error });
  }
}
