/** Filters, copying and printing; what the page says is all there without it. */
export const SCRIPT = `
'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const form = document.getElementById('filters');
  const shown = document.getElementById('shown');
  const items = [...document.querySelectorAll('[data-status]')].map((element) => ({
    element,
    text: undefined,
    row: element.tagName === 'TR',
  }));
  const groups = [...document.querySelectorAll('[data-group]')];
  const empty = [...document.querySelectorAll('[data-empty]')];
  const all = items.filter(({ row }) => row).length;
  form.hidden = false;

  const textOf = (item) => (item.text ??= item.element.textContent.toLowerCase());

  const apply = () => {
    const chosen = new FormData(form);
    const statuses = new Set(chosen.getAll('status'));
    const level = chosen.get('level');
    const area = chosen.get('area');
    const words = String(chosen.get('text')).toLowerCase().split(/\\s+/).filter(Boolean);
    let count = 0;
    for (const item of items) {
      const { status, level: ownLevel, area: ownArea } = item.element.dataset;
      const fits =
        (statuses.size === 0 || statuses.has(status)) &&
        (level === '' || level === ownLevel) &&
        (area === '' || area === ownArea) &&
        words.every((word) => textOf(item).includes(word));
      item.element.hidden = !fits;
      if (fits && item.row) count++;
    }
    for (const group of groups) group.hidden = group.querySelector('[data-status]:not([hidden])') === null;
    for (const note of empty)
      note.hidden = note.parentElement.querySelector('[data-status]:not([hidden])') !== null;
    shown.textContent = count + ' of ' + all + ' requirements shown';
  };

  let due = 0;
  form.addEventListener('input', () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(apply);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply));
  apply();

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button.copy');
    if (button === null) return;
    const source = button.parentElement.querySelector('code');
    let copied = true;
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      select(source);
      copied = document.execCommand('copy');
    }
    button.textContent = copied ? 'Copied' : 'Selected';
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  });

  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('.finding, .finding:first-of-type .exchange')].filter(({ open }) => !open);
    for (const one of closed) one.open = true;
  });
  addEventListener('afterprint', () => {
    for (const one of closed) one.open = false;
  });

  const reveal = () => {
    const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
    if (target === null) return;
    if (target.closest('[hidden]') !== null) form.reset();
    target.closest('details')?.setAttribute('open', '');
  };
  addEventListener('hashchange', reveal);
  reveal();
})();
`;
