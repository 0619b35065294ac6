/** What the hosted page answers to programs, to old links and to the wrong ones. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import type { Statuses } from '../../component/preferences.ts';
import { signToken, unsubscribeLink } from '../../server/tokens/index.ts';
import { type HostedPage, startHostedPage, USER_ID } from './hosted-page-server.ts';

const EMAIL = 'john@example.com';

const mailed: string[] = [];
let site: HostedPage;

before(async () => {
  site = await startHostedPage({
    brand: { name: 'Acme', supportUrl: 'mailto:help@acme.example', accentColor: '#0a7d4f' },
    labels: { changelog: 'Product <news>' },
    accountUrl: 'https://app.acme.example/settings/email',
    requestLink: async ({ userId }) => {
      mailed.push(userId);
    },
  });
});
after(() => site.close());
beforeEach(() => site.contacts.seed(USER_ID, EMAIL));

function post(link: string, fields: Record<string, string>): Promise<Response> {
  return fetch(link, { method: 'POST', body: new URLSearchParams(fields) });
}

/** Genuine, and past its time. */
async function expiredLink(): Promise<string> {
  const { signing, issuer, audience } = site.keys;
  assert.ok(signing);
  const iat = Math.floor(Date.now() / 1000) - 100_000;
  const token = await new SignJWT({ sub: USER_ID, scope: 'manage', jti: 'old' })
    .setProtectedHeader({ alg: 'HS256', kid: signing.kid, typ: 'email-preferences+jwt' })
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(iat)
    .setExpirationTime(iat + 60)
    .sign(signing.key);
  return `${site.url}/preferences?token=${token}`;
}

describe('the page', () => {
  test('names nobody in its head, and shows the address masked', async () => {
    const page = await (await fetch(await site.link())).text();
    const [head = ''] = page.split('</head>');
    assert.match(head, /<title>Email preferences<\/title>/);
    for (const secret of ['john', 'example.com', '•', USER_ID, 'token=']) {
      assert.ok(!head.includes(secret), secret);
    }
    assert.ok(!page.includes(EMAIL));
    assert.match(page, /For j•••@e••••••\.com/);
  });

  test('is for no cache, no index, no frame, and runs no inline code', async () => {
    const { headers } = await fetch(await site.link());
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.match(policy, /style-src( 'sha256-[^' ]+')+(;|$)/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.ok(!policy.includes('unsafe'));
    assert.equal(headers.get('X-Frame-Options'), 'DENY');
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('X-Robots-Tag'), 'noindex, nofollow');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(headers.get('Set-Cookie'), null);
  });

  test('is in the colour and the words of the operator', async () => {
    const page = await (await fetch(await site.link())).text();
    assert.match(page, /--accent: light-dark\(#0a7d4f, /);
    assert.match(page, /href="mailto:help@acme\.example"/);
    assert.match(page, /Product &lt;news&gt;/);
    assert.ok(!page.includes('Product <news>'));
  });

  test('speaks the first language of the reader that there is', async () => {
    const link = await site.link();
    const cases = [
      ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
      ['tlh, ja;q=0.7', 'ja'],
      ['en-GB, de;q=0.9', 'en'],
      ['de;q=0.2, nl;q=0.8', 'nl'],
      ['*', 'en'],
      [';;q=,,=', 'en'],
    ];
    for (const [accept = '', lang] of cases) {
      const response = await fetch(link, { headers: { 'Accept-Language': accept } });
      assert.equal(response.headers.get('Content-Language'), lang, accept);
    }
    const arabic = await fetch(link, { headers: { 'Accept-Language': 'ar' } });
    assert.match(await arabic.text(), /<html lang="ar" dir="rtl">/);
  });

  test('stands in a frame of the origins that the operator names', async () => {
    const framed = await startHostedPage({ frameAncestors: ['https://app.example.com'] });
    await framed.contacts.seed(USER_ID);
    const { headers } = await fetch(await framed.link());
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /frame-ancestors https:\/\/app\.example\.com(;|$)/);
    assert.equal(headers.get('X-Frame-Options'), null);
    await framed.close();
  });

  test('HEAD and GET change nothing, however often', async () => {
    const link = await site.link();
    for (const method of ['GET', 'HEAD', 'GET']) {
      assert.equal((await fetch(link, { method })).status, 200);
    }
    assert.equal(site.contacts.writes().length, 0);
  });

  test('its scripts may be kept, and nothing else is served beside them', async () => {
    const page = await (await fetch(await site.link())).text();
    const [, script] = /<script src="([^"]+)"><\/script>/.exec(page) ?? [];
    const response = await fetch(`${site.url}/${script}`);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/javascript/);
    assert.match(response.headers.get('Cache-Control') ?? '', /immutable/);
    assert.equal((await fetch(`${site.url}/preferences/other.js`)).status, 404);
  });
});

describe('the form', () => {
  /** The form as a browser sends it: each field beside the status that it was drawn with. */
  function fieldsOf(drawn: Statuses, submitted: Statuses): Record<string, string> {
    const hidden = Object.entries(drawn).map(([key, status]) => [`drawn.${key}`, status]);
    return { ...Object.fromEntries(hidden), ...submitted };
  }

  test('changes only what the person changed, and says what', async () => {
    const fields = fieldsOf({ changelog: 'subscribed' }, { changelog: 'unsubscribed' });
    const response = await post(await site.link(), {
      ...fields,
      extension: 'x',
      postUpdates: 'unsubscribed',
    });
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<li>Product &lt;news&gt; \(off\)<\/li>/);
    const statuses = await site.contacts.statuses(USER_ID);
    assert.equal(statuses.changelog, 'unsubscribed');
    assert.equal(statuses.postUpdates, 'subscribed');
  });

  test('sends nothing when nothing was changed, and does not say "Saved"', async () => {
    const fields = fieldsOf({ changelog: 'subscribed' }, { changelog: 'subscribed' });
    const page = await (await post(await site.link(), fields)).text();
    assert.match(page, /<p>No unsaved changes<\/p>/);
    assert.ok(!page.includes('<li>'));
    assert.equal(site.contacts.writes().length, 0);
  });

  test('a page opened before a one-click unsubscription does not undo it, and says so', async () => {
    const link = await site.link();
    const page = await (await fetch(link)).text();
    const drawn = Object.fromEntries(
      [...page.matchAll(/name="drawn\.(\w+)"\s+value="(\w+)"/g)].map(([, key, status]) => [
        key ?? '',
        status as 'subscribed',
      ]),
    );
    assert.equal(Object.keys(drawn).length, 5, 'each field is beside its status');
    const oneClick = await unsubscribeLink(site.keys, { publicUrl: site.url, sub: USER_ID });
    assert.equal((await fetch(oneClick, { method: 'POST' })).status, 200);
    const submitted = { ...drawn, postComments: 'unsubscribed' } as const;
    const saved = await (await post(link, fieldsOf(drawn, submitted))).text();
    assert.match(saved, /<li>Post comments \(off\)<\/li>/);
    assert.match(saved, /Changed elsewhere meanwhile: All emails \(off\)\./);
    const { all, postComments, ...others } = await site.contacts.statuses(USER_ID);
    assert.deepEqual([all, postComments], ['unsubscribed', 'unsubscribed']);
    assert.deepEqual(new Set(Object.values(others)), new Set(['subscribed']));
  });

  test('whatever was drawn and whatever is stored, only changes are sent, and the rest is said', async () => {
    const link = await site.link();
    const { emailPreferences } = site.contacts.client.users.contacts.byUserID;
    const keys = ['all', 'postUpdates', 'postComments', 'commentReplies', 'changelog'] as const;
    const status = fc.constantFrom('subscribed' as const, 'unsubscribed' as const);
    const statuses = fc.record(
      Object.fromEntries(keys.map((key) => [key, status])) as Record<
        (typeof keys)[number],
        typeof status
      >,
    );
    await fc.assert(
      fc.asyncProperty(statuses, statuses, statuses, async (drawn, stored, submitted) => {
        await emailPreferences.update(USER_ID, { preferences: stored });
        site.contacts.received.length = 0;
        const page = await (await post(link, fieldsOf(drawn, submitted))).text();
        const changed = keys.filter((key) => submitted[key] !== drawn[key]);
        const elsewhere = keys.filter(
          (key) => !changed.includes(key) && stored[key] !== drawn[key],
        );
        assert.equal(site.contacts.writes().length, changed.length > 0 ? 1 : 0);
        assert.deepEqual(
          await site.contacts.statuses(USER_ID),
          Object.fromEntries(
            keys.map((key) => [key, changed.includes(key) ? submitted[key] : stored[key]]),
          ),
        );
        assert.equal(page.match(/<li>/g)?.length ?? 0, changed.length);
        assert.equal(page.includes('Changed elsewhere meanwhile'), elsewhere.length > 0);
      }),
      { numRuns: 100 },
    );
  });

  test('a form that is not whole changes nothing', async () => {
    const bad: Record<string, string>[] = [
      {},
      { other: 'subscribed' },
      { changelog: 'maybe', 'drawn.changelog': 'subscribed' },
      { changelog: 'unsubscribed' },
      { 'drawn.changelog': 'subscribed' },
      { changelog: 'unsubscribed', 'drawn.changelog': '' },
      { changelog: 'unsubscribed', 'drawn.changelog': 'maybe' },
    ];
    for (const fields of bad) {
      const response = await post(await site.link(), fields);
      assert.equal(response.status, 400);
      assert.match(await response.text(), /Something went wrong/);
    }
    assert.equal(site.contacts.writes().length, 0);
  });
});

describe('other links', () => {
  test('an expired one says so, and mails a new one', async () => {
    const response = await fetch(await expiredLink());
    assert.equal(response.status, 401);
    const page = await response.text();
    assert.match(page, /This link has expired/);
    const [, action] = /<form method="post" action="([^"]+)"/.exec(page) ?? [];
    assert.equal((await fetch(`${site.url}/${action}`, { method: 'POST' })).status, 200);
    assert.deepEqual(mailed.splice(0), [USER_ID]);
  });

  test('one that only unsubscribes shows nothing, and mails a better one', async () => {
    site.contacts.received.length = 0;
    const link = await unsubscribeLink(site.keys, { publicUrl: site.url, sub: USER_ID });
    const response = await fetch(link.replace('/unsubscribe', '/preferences'));
    assert.equal(response.status, 403);
    const page = await response.text();
    assert.match(page, /action="request-link\?token=/);
    assert.ok(!page.includes('•'));
    const posted = await post(link.replace('/unsubscribe', '/preferences'), { all: 'subscribed' });
    assert.equal(posted.status, 403);
    assert.equal(site.contacts.received.length, 0);
  });

  test('without a token, or with a broken one, it says where to find a whole one', async () => {
    const reloaded = /open the link again.*doesn’t remember who you are/s;
    const broken = /open it again from the email/;
    const cases = [
      ['', reloaded],
      ['?token=', reloaded],
      ['?token=x.y.z', broken],
      ['?token[]=x', reloaded],
    ] as const;
    for (const [query, says] of cases) {
      const response = await fetch(`${site.url}/preferences${query}`);
      assert.equal(response.status, 401);
      const page = await response.text();
      assert.match(page, says);
      assert.match(page, /href="https:\/\/app\.acme\.example\/settings\/email"/);
    }
  });

  test('for somebody unknown and for somebody deleted, it answers alike', async () => {
    await site.contacts.seed('usr_gone', 'gone@example.com');
    await site.contacts.client.users.contacts.byUserID.delete('usr_gone');
    const pages = await Promise.all(
      ['usr_gone', 'usr_never'].map(async (sub) => {
        const token = await signToken(site.keys, { sub, scope: 'manage' });
        const response = await fetch(`${site.url}/preferences?token=${token}`);
        return [response.status, await response.text()];
      }),
    );
    assert.deepEqual(pages[0], pages[1]);
    assert.equal(pages[0]?.[0], 404);
  });
});

describe('the history', () => {
  test('is a file for its owner, the newest change first, from every surface', async () => {
    const link = await site.link();
    const token = new URL(link).searchParams.get('token') ?? '';
    await post(link, { changelog: 'unsubscribed', 'drawn.changelog': 'subscribed' });
    await post(link, {
      changelog: 'subscribed',
      'drawn.changelog': 'unsubscribed',
      postUpdates: 'unsubscribed',
      'drawn.postUpdates': 'subscribed',
    });
    const response = await post(`${site.url}/preferences/history`, { token });
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/csv/);
    assert.match(response.headers.get('Content-Disposition') ?? '', /^attachment; filename=/);
    const [header, ...lines] = (await response.text()).trim().split('\r\n');
    assert.equal(header, 'changedAt,key,from,to,route');
    const rows = lines.map((line) => line.split(','));
    assert.ok(rows.every(([changedAt = '']) => !Number.isNaN(Date.parse(changedAt))));
    assert.deepEqual(
      rows
        .slice(0, 3)
        .map((row) => row.slice(1).join())
        .sort(),
      [
        'changelog,subscribed,unsubscribed,hosted_page',
        'changelog,unsubscribed,subscribed,hosted_page',
        'postUpdates,subscribed,unsubscribed,hosted_page',
      ],
    );
  });

  test('goes on past one page of the system of record', async () => {
    const link = await site.link();
    const token = new URL(link).searchParams.get('token') ?? '';
    const { emailPreferences } = site.contacts.client.users.contacts.byUserID;
    for (let round = 0; round < 60; round += 1) {
      for (const changelog of ['unsubscribed', 'subscribed'] as const) {
        await emailPreferences.update(USER_ID, { preferences: { changelog } });
      }
    }
    const file = await (await post(`${site.url}/preferences/history`, { token })).text();
    assert.ok(file.split('\r\n').filter((line) => line.includes(',changelog,')).length >= 120);
  });

  test('is for nobody else', async () => {
    const link = await unsubscribeLink(site.keys, { publicUrl: site.url, sub: USER_ID });
    const lesser = new URL(link).searchParams.get('token') ?? '';
    for (const [token, status] of [
      ['', 401],
      ['x.y.z', 401],
      [lesser, 403],
    ] as const) {
      assert.equal((await post(`${site.url}/preferences/history`, { token })).status, status);
    }
    // Not by an address that others may see either.
    const { search } = new URL(await site.link());
    assert.equal((await post(`${site.url}/preferences/history${search}`, {})).status, 401);
  });
});
