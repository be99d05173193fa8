import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { render } from './index.ts';
import { code, prose, shell, title } from './markdown-text.ts';
import {
  ATTACKS,
  cleanResult,
  hostileResult,
  largeResult,
  repeatedResult,
  requirement,
  sampleResult,
  unreachedResult,
} from './sample.test-data.ts';

/** As GitHub renders it, before its sanitiser. */
const html = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const tags = (rendered: string): string[] => [
  ...new Set(Array.from(rendered.matchAll(/<([a-z]\w*)/g), ([, name = '']) => name)),
];

const tagsBeyond = (own: string, rendered: string): string[] =>
  tags(rendered).filter((name) => !own.split(' ').includes(name));

const decoded = (rendered: string): string =>
  rendered
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\u200b', '');

const nasty = fc
  .array(
    fc.constantFrom(
      ...[
        '|',
        '`',
        '``',
        '\\',
        '*',
        '_',
        '<b>',
        '&amp;',
        '[a](b)',
        '~~',
        '@me',
        '#1',
        'http://a.b',
        'www.a.b',
      ],
      ...['\n', '- ', '# ', '1. ', '=', '$', 'x', ' ', 'a@b.cc', '    '],
    ),
  )
  .map((parts) => parts.join(''));

describe('prose', () => {
  it('formats and links nothing, in a paragraph, a list, a heading or a table', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = prose(text);
        expect(tags(html(`x ${shown}`))).toEqual(['p']);
        expect(tagsBeyond('ul li pre code', html(`- x\n- ${shown}\n`))).toEqual([]);
        expect(tags(html(`#### x ${shown}`))).toEqual(['h4']);
        const table = html(`| a | b |\n| --- | --- |\n| x${shown} | last |\n`);
        expect(tags(table)).toEqual(['table', 'thead', 'tr', 'th', 'tbody', 'td']);
        expect(table).toContain('<td>last</td>');
      }),
    );
  });

  it.each(ATTACKS.slice(0, 3))('shows the text itself: %j', (text) => {
    expect(decoded(html(`x ${prose(text)}`))).toBe(`<p>x ${text}</p>`);
  });

  it('mentions nobody, refers to nothing and is no formula', () => {
    expect(prose('x @everyone #1 http://a www.b =')).toBe(
      'x @&#8203;everyone #&#8203;1 http:&#8203;//a www&#8203;.b =',
    );
    expect(prose('=1')).toBe("'=1");
  });
});

describe('code', () => {
  it('shows any text as it is, and only as code', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const rendered = html(`- x: ${code(text)}`);
        expect(tagsBeyond('ul li code', rendered)).toEqual([]);
      }),
    );
  });

  it('keeps backticks', () => {
    expect(html(code('`a`` b`'))).toBe('<p><code>`a`` b`</code></p>');
    expect(html(title('the `path` of | it'))).toBe('<p>the <code>path</code> of | it</p>');
  });

  it('keeps a fenced line in its fence', () => {
    expect(html(shell('curl ```x', ''))).toBe('<pre><code class="language-sh">curl ```x\n</code></pre>\n');
  });
});

describe('markdown', () => {
  it('says the verdict, what broke, what was not judged and all requirements', () => {
    const text = render('markdown', sampleResult(), { colour: false });
    expect(text).toMatch(/^## ❌ imSessions: non-conformant\n\nnon-conformant: 4 of 6 must judged/);
    for (const part of [
      '#### ❌ IMS-PATH-02: the id in `path`',
      'at /imSessions/1/path`',
      '- actual: `"/im-sessions/00446K0L8GAC3B9R8O7GK2LAES00000D"`',
      '- expected: `"/im-sessions/007MDF3D0KAHL93L807GK2LAES000001"`',
      'curl -u "$IMSESSIONS_USER:$IMSESSIONS_PASSWORD"',
      'and 24 more',
      '**IMS-ID-03** ids are stable: inconclusive: sessions came and went',
      'waived: vendor ticket 4711',
      'TLS certificates were not verified',
      '| IMS-ENV-01 | must | envelope | ✅ pass |',
    ])
      expect(text).toContain(part);
  });

  it('starts with the good news where all is well', () => {
    const text = render('markdown', cleanResult(), { colour: false });
    expect(text).toMatch(/^## ✅ imSessions: conformant\n\nconformant: 2 of 2 must judged\n/);
    expect(text).not.toContain('### Broken');
  });

  it('holds only the markup of its own, whatever the target sent', () => {
    const text = render('markdown', hostileResult(), { colour: false });
    const own = 'details summary h2 h3 h4 p ul ol li strong code pre table thead tbody tr th td';
    expect(tagsBeyond(own, html(text))).toEqual([]);
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^\s*::|##[\w.-]*\[/m);
    const cells = html(text).match(/<tr>[^]*?<\/tr>/g) ?? [];
    for (const row of cells) expect(row.match(/<t[hd]/g)).toHaveLength(5);
  });

  it('stays within what a job summary may have, and says that it was cut', () => {
    const requirements = Array.from({ length: 30_000 }, () => requirement());
    const text = render('markdown', sampleResult({ requirements }), { colour: false });
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
    expect(text.trimEnd()).toMatch(/The summary is cut here: .*$/);
    expect(render('markdown', largeResult(2000), { colour: false })).not.toContain('cut here');
  });

  it('says a reason that many share, and a finding that repeats, once', () => {
    const { requirements } = unreachedResult();
    const text = render('markdown', unreachedResult(), { colour: false });
    expect(text.match(/mend that and run again/g)).toHaveLength(1);
    expect(text).toContain(`**${requirements.length} requirements** skipped: 127.0.0.1:8090 refused`);
    expect(text).toContain(`(${requirements.map(({ id }) => id).join(', ')})`);
    const repeated = render('markdown', repeatedResult(), { colour: false });
    expect(repeated.match(/^1\. path names another session/gm)).toHaveLength(2);
    expect(repeated).toContain('path names another session (3 times)');
    expect(repeated).toContain('and 3 more');
  });
});
