const duration = (micros) => {
  if (micros >= 10_000_000) return `${(micros / 1_000_000).toFixed(1)} s`;
  if (micros >= 10_000) return `${(micros / 1000).toFixed(0)} ms`;
  return micros >= 10 ? `${micros.toFixed(0)} µs` : `${micros.toFixed(2)} µs`;
};

const number = (value) =>
  Number.isInteger(value) ? value.toLocaleString('en-GB') : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const rounded = (ratio) => (ratio < 0.095 ? ratio.toPrecision(1) : ratio.toFixed(2));

/** The ratio that a goal speaks of, whether it is kept, and how it is said. */
function ratioOf(goal, time, limit) {
  if (goal?.time !== undefined)
    return { ratio: time / limit, met: time / limit <= goal.time, goal: `time ≤ ${goal.time}` };
  const speed = limit / time;
  if (goal === undefined) return { ratio: speed, goal: '' };
  return { ratio: speed, met: speed >= goal.speed, goal: `speed ≥ ${goal.speed}` };
}

const stateOf = (met) => (met === undefined ? '' : met ? 'met' : 'missed');

const absentRow = ({ name, command = '', absent }) => ({
  what: name,
  command,
  limit: '',
  ours: '',
  ratio: '',
  goal: '',
  state: 'not measured',
  note: absent,
});

function row(one, goal, limit, medians, times, note) {
  const [time, base] = [medians.get(one), limit && medians.get(limit)];
  const { ratio, met, goal: wanted } = base === undefined ? {} : ratioOf(goal, time, base);
  const spread = [Math.min(...times.get(one)), Math.max(...times.get(one))].map(duration).join(' to ');
  const why = met === false ? [one.why, `the rounds took ${spread}`].filter(Boolean).join('; ') : '';
  const than = goal?.against === undefined ? '' : `, against ${goal.against}`;
  return {
    what: one.name,
    command: one.command ?? '',
    limit: one === limit || base === undefined ? '' : duration(base),
    ours: duration(time),
    ratio: ratio === undefined || one === limit ? '' : rounded(ratio),
    goal: one === limit ? 'the limit' : (wanted ?? '') + than,
    state: stateOf(met),
    note: [note, why].filter(Boolean).join('; '),
  };
}

/** What each contender came to, one row for each of its goals. */
export async function rowsOf(contenders, medians, times) {
  const rows = [];
  const usual = contenders.find((one) => one.limit === true);
  for (const one of contenders) {
    if (one.absent !== undefined) {
      rows.push(absentRow(one));
      continue;
    }
    const note = typeof one.note === 'function' ? await one.note() : (one.note ?? '');
    const [first, ...others] = [one.goal].flat();
    const limitOf = (goal) =>
      goal?.against === undefined ? usual : contenders.find(({ name }) => name === goal.against);
    rows.push(row(one, first, limitOf(first), medians, times, note));
    for (const goal of others) rows.push(row(one, goal, limitOf(goal), medians, times, ''));
  }
  return rows;
}

/** A figure that is no time. */
export function figureRow(figure) {
  if (figure.absent !== undefined) return absentRow(figure);
  const { name, value, unit, goal, command = '', limit = '', why, note } = figure;
  const met = goal === undefined ? undefined : value <= goal.most;
  return {
    what: name,
    command,
    limit,
    ours: `${number(value)} ${unit}`,
    ratio: goal === undefined || goal.most === 0 ? '' : rounded(value / goal.most),
    goal: goal === undefined ? '' : `≤ ${number(goal.most)} ${unit}`,
    state: stateOf(met),
    note: [note, met === false ? why : ''].filter(Boolean).join('; '),
  };
}

const HEAD = { what: '', limit: 'limit', ours: 'a unit', ratio: 'ratio', goal: 'goal', state: '', note: '' };

/** As a table for a terminal. */
export function printed(rows) {
  const columns = Object.keys(HEAD);
  const lines = [HEAD, ...rows];
  const widths = columns.map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) => `  ${columns.map((column, at) => line[column].padEnd(widths[at])).join('  ')}`.trimEnd())
    .join('\n')
    .concat('\n');
}
