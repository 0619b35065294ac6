import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accentOn, contrast, parse } from '../../../server/handler/pages/accent.ts';

const color = fc
  .integer({ min: 0, max: 0xffffff })
  .map((n) => `#${n.toString(16).padStart(6, '0')}`);

test('whatever the brand, buttons and switches stand out and can be read, in light and in dark', () => {
  fc.assert(
    fc.property(color, (brand) => {
      for (const [scheme, page, least] of [
        ['light', '#ffffff', 3],
        ['dark', '#161b22', 4.5],
      ] as const) {
        const { fill, text } = accentOn(scheme, brand);
        assert.ok(contrast(parse(fill), parse(page)) >= least, `${brand} on ${scheme}: ${fill}`);
        const onTop = parse(text === '#000' ? '#000000' : '#ffffff');
        assert.ok(contrast(parse(fill), onTop) >= 4.5, `${text} on ${fill}`);
      }
    }),
  );
});

test('a colour that stands out already stays as it is', () => {
  assert.deepEqual(accentOn('light', '#1f5fd0'), { fill: '#1f5fd0', text: '#fff' });
  assert.deepEqual(accentOn('dark', '#ffe600'), { fill: '#ffe600', text: '#000' });
});
