import { InvalidValue, type ValueType } from './value-type.ts';

/** One report to write; without a file it goes to standard output. Whether there is such a reporter is not known here. */
export interface Report {
  readonly name: string;
  readonly file?: string;
}

export const reporter: ValueType<Report> = {
  schema: { type: 'string', pattern: '^[^=]+(?:=.+)?$' },
  read: (texts) => {
    const given = texts.at(-1) ?? '';
    const cut = given.indexOf('=');
    if (given === '' || cut === 0) throw new InvalidValue('must be NAME or NAME=FILE');
    if (cut < 0) return { name: given };
    const name = given.slice(0, cut);
    const file = given.slice(cut + 1);
    if (file === '') throw new InvalidValue(`must name a file after ${name}=`);
    return { name, file };
  },
};
