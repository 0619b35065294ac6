/** `/v2/companies` as the official client has them, and what was read sent back. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type Featurebase from 'featurebase-node';
import * as z from 'zod/mini';
import { companySchema } from '../../../server/contacts/schemas/responses.ts';
import { BACKENDS, type RunningContacts } from './backends.ts';

for (const [name, start] of BACKENDS) {
  describe(`companies, ${name}`, () => {
    let service: RunningContacts;
    let users: Featurebase.Users;
    before(async () => {
      service = await start();
      users = service.client().users;
    });
    after(() => service.stop());

    test('create, read, rename, delete', async () => {
      const full = {
        companyId: 'comp_12345',
        name: 'Acme Inc',
        monthlySpend: 5000.5,
        industry: 'Technology',
        website: 'https://acme.example',
        plan: 'enterprise',
        companySize: 250,
        createdAt: '2025-01-01T12:00:00.000Z',
        customFields: { region: 'EMEA', tier: 'gold' } as object,
      };
      const made = await users.companies.createOrUpdate(full).withResponse();
      assert.equal(made.response.status, 201);
      const { id, linkedUsers, updatedAt, lastActivity, ...rest } = made.data;
      assert.deepEqual(rest, { object: 'company', ...full });
      assert.equal(linkedUsers, 0);
      assert.ok(updatedAt && lastActivity);
      z.parse(companySchema, made.data);

      const renamed = await users.companies
        .createOrUpdate({ companyId: 'comp_12345', name: 'Acme Ltd' })
        .withResponse();
      assert.equal(renamed.response.status, 200);
      const read = await users.companies.retrieve(id);
      assert.deepEqual(read, renamed.data);
      assert.deepEqual(
        { name: read.name, plan: read.plan, customFields: read.customFields },
        { name: 'Acme Ltd', plan: 'enterprise', customFields: full.customFields },
      );

      const contact = await users.contacts.createOrUpdate({
        userId: 'at_acme',
        companies: [{ id: 'comp_12345', name: 'Acme Ltd' }],
      });
      assert.equal((await users.companies.retrieve(id)).linkedUsers, 1);
      assert.deepEqual(await users.companies.delete(id), { id, object: 'company', deleted: true });
      await assert.rejects(users.companies.retrieve(id), { status: 404 });
      assert.deepEqual((await users.contacts.retrieve(contact.id))?.companies, []);
    });

    test('delete by the id in the own system, and what is not there', async () => {
      const { id } = await users.companies.createOrUpdate({ companyId: 'a/b c', name: 'Odd' });
      const deleted = await users.companies.deleteByCompanyID('a/b c');
      assert.equal(deleted.id, id);
      await assert.rejects(users.companies.deleteByCompanyID('a/b c'), { status: 404 });
      await assert.rejects(users.companies.delete('0'.repeat(24)), { status: 404 });
      await assert.rejects(users.companies.retrieve('acme'), { status: 400 });
      const response = await service.request('/v2/companies/by-company-id/', { method: 'DELETE' });
      assert.equal(response.status, 400);
    });

    test('the list is paged, and an empty or null cursor is its first page', async () => {
      for (let i = 0; i < 5; i++) {
        await users.companies.createOrUpdate({ companyId: `page_${i}`, name: `Page ${i}` });
      }
      const seen: string[] = [];
      for await (const company of users.companies.list({ limit: 2 })) seen.push(company.companyId);
      assert.deepEqual(seen, ['page_0', 'page_1', 'page_2', 'page_3', 'page_4']);
      for (const path of ['/v2/companies', '/v2/contacts']) {
        const first = await (await service.request(path)).json();
        const empty = await service.request(`${path}?cursor=`);
        assert.equal(empty.status, 200);
        assert.deepEqual(await empty.json(), first);
      }
      for (const cursor of [null, '']) {
        const body = JSON.stringify({ cursor });
        const found = await service.request('/v2/contacts/search', { method: 'POST', body });
        assert.equal(found.status, 200);
      }
    });

    test('null clears plan, industry, website and monthly spend', async () => {
      const given = { plan: 'pro', industry: 'Law', website: 'https://l.example', monthlySpend: 7 };
      const cleared = { plan: null, industry: null, website: null, monthlySpend: null };
      const company = { id: 'clears', name: 'Clears' };
      await users.contacts.createOrUpdate({
        userId: 'clears',
        companies: [{ ...company, ...given }],
      });
      const alone = await service.request('/v2/companies', {
        method: 'POST',
        body: JSON.stringify({ companyId: 'clears', name: 'Clears', plan: null }),
      });
      assert.equal(((await alone.json()) as { plan: null }).plan, null);
      const { companies } = await users.contacts.createOrUpdate({
        userId: 'clears',
        companies: [{ ...company, ...cleared } as never],
      });
      const { plan, industry, website, monthlySpend } = companies?.[0] ?? {};
      assert.deepEqual({ plan, industry, website, monthlySpend }, cleared);
    });

    test('a custom field may be null, and stays', async () => {
      const odd = {
        'a "quoted" one': null,
        empty: '',
        '\\u0000null': '"\\u0000null"',
        n: 0.1 + 0.2,
      };
      for (const customFields of [{ a: null, b: 'b' }, { c: [1, 'x'] }, odd, { b: null }]) {
        await users.contacts.createOrUpdate({
          userId: 'null_field',
          customFields: customFields as object,
          companies: [{ id: 'null_field', name: 'N', customFields: customFields as object }],
        });
      }
      const contact = await users.contacts.byUserID.retrieve('null_field');
      const expected = { a: null, b: null, c: [1, 'x'], ...odd };
      assert.deepEqual(contact?.customFields, expected);
      assert.deepEqual(contact?.companies?.[0]?.customFields, expected);
    });

    test('what was read can be sent back, and changes nothing', async () => {
      await users.contacts.createOrUpdate({
        userId: 'trip',
        email: 'trip@example.com',
        name: 'Round Trip',
        locale: 'de',
        roles: ['beta'],
        subscribedToChangelog: true,
        customFields: { plan: 'pro', none: null } as object,
        companies: [
          { id: 'trip_1', name: 'One', plan: 'pro', createdAt: '2025-01-01T00:00:00.000Z' },
          { id: 'trip_2', name: 'Two' },
        ],
      });
      await users.contacts.createOrUpdate({ userId: 'trip_without_email' });
      await users.contacts.createOrUpdate({
        email: 'trip.lead@example.com',
        type: 'lead',
      } as object);
      const { data } = await users.contacts.list({ limit: 100, contactType: 'all' });
      const trips = data.filter((contact) =>
        `${contact?.userId}${contact?.email}`.includes('trip'),
      );
      assert.equal(trips.length, 3);
      for (const contact of trips) {
        const response = await service.request('/v2/contacts', {
          method: 'POST',
          body: JSON.stringify(contact),
        });
        assert.equal(response.status, 200);
        const back = (await response.json()) as typeof contact;
        const withoutUpdate = (given: typeof contact) => ({
          ...given,
          companies: given?.companies?.map((company) => ({ ...company, updatedAt: null })),
        });
        assert.deepEqual(withoutUpdate(back), withoutUpdate(contact));
      }
      for await (const company of users.companies.list()) {
        const response = await service.request('/v2/companies', {
          method: 'POST',
          body: JSON.stringify(company),
        });
        assert.equal(response.status, 200);
        const { updatedAt: _, ...back } = (await response.json()) as typeof company;
        const { updatedAt: __, ...sent } = company;
        assert.deepEqual(back, sent);
      }
    });

    test('lastActivity moves with what the person does, not with an import', async () => {
      const person = { userId: 'active', companies: [{ id: 'active', name: 'Active' }] };
      const first = await users.contacts.createOrUpdate(person);
      const moved = async () => {
        const contact = await users.contacts.retrieve(first.id);
        return [
          contact?.lastActivity !== first.lastActivity,
          contact?.companies?.[0]?.lastActivity !== first.companies?.[0]?.lastActivity,
        ];
      };
      await new Promise((resolve) => setTimeout(resolve, 5));
      await users.contacts.createOrUpdate({ ...person, name: 'Imported' });
      await users.companies.createOrUpdate({ companyId: 'active', name: 'Imported' });
      await users.contacts.emailPreferences.update(first.id, {
        preferences: { all: 'subscribed' },
      });
      assert.deepEqual(await moved(), [false, false]);
      await service.request(`/v2/contacts/${first.id}/email-preferences`, {
        method: 'PATCH',
        body: JSON.stringify({ preferences: { postUpdates: 'unsubscribed' } }),
        headers: { 'X-Consent-Route': 'element' },
      });
      assert.deepEqual(await moved(), [true, true]);
    });
  });
}
