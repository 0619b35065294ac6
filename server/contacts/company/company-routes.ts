/** `/v2/companies…`, as the official client's `client.users.companies` calls it. */
import { eq } from 'drizzle-orm';
import { badRequest, parseWith, readJsonBody } from 'fb-email-preferences-server/http';
import { Hono } from 'hono';
import { parseObjectId } from '../contact/object-id.ts';
import type { ContactsDatabase } from '../database/database.ts';
import { companies } from '../database/schema.ts';
import { companyUpsertSchema, pageSchema } from '../schemas/requests.ts';
import {
  type CompanyRef,
  deleteCompany,
  findCompany,
  listCompanies,
  upsertCompany,
} from './companies.ts';

/** @param maxBodyBytes the largest body accepted */
export function companyRoutes(database: ContactsDatabase, maxBodyBytes: number): Hono {
  const routes = new Hono();

  routes.get('/', async (c) =>
    c.json(await listCompanies(database, parseWith(pageSchema, c.req.query()))),
  );

  routes.post('/', async (c) => {
    const body = await readJsonBody(c.req.raw, companyUpsertSchema, maxBodyBytes);
    const { company, created } = await upsertCompany(database, body, Date.now());
    return c.json(company, created ? 201 : 200);
  });

  // The pattern takes an empty company id too, so that it is refused as one.
  routes.delete('/by-company-id/:companyId{[^/]*}', async (c) => {
    const id = await deleteCompany(database, byCompanyId(c.req.param('companyId')));
    return c.json({ id, object: 'company', deleted: true });
  });

  routes.get('/:id', async (c) => c.json(await findCompany(database, byId(c.req.param('id')))));

  routes.delete('/:id', async (c) => {
    const id = await deleteCompany(database, byId(c.req.param('id')));
    return c.json({ id, object: 'company', deleted: true });
  });

  return routes;
}

function byId(id: string): CompanyRef {
  return { param: 'id', where: eq(companies.id, parseObjectId(id)) };
}

function byCompanyId(companyId: string): CompanyRef {
  if (companyId === '') {
    throw badRequest('parameter_invalid', 'companyId must not be empty.', 'companyId');
  }
  return { param: 'companyId', where: eq(companies.externalId, companyId) };
}
