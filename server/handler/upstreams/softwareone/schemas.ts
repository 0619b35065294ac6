/**
 * What is read of the Marketplace's answers. Wider than its OpenAPI document where its own examples
 * are: `optOutAllowed` comes as a text, statuses in either case, lists may be left out.
 *
 * Source: SoftwareOne Marketplace, Notifications Contacts and Categories.
 */
import * as z from 'zod/mini';
import { preferenceKeySchema } from '../../../contract/described-contract.ts';

const text = z.optional(z.nullable(z.string()));

export const contactSchema = z.object({
  id: z.string(),
  email: text,
  name: text,
  status: z.string(),
  /** A remark of the staff, and not for the person. */
  blockedReason: text,
  userId: text,
  /** The categories that the person does not want. */
  optOuts: z.optional(z.nullable(z.array(z.object({ id: z.string() })))),
  audit: z.optional(
    z.nullable(
      z.object({
        /** The latest block, by whom; missing in the OpenAPI document of 2025. */
        blocked: z.optional(
          z.nullable(z.object({ by: z.optional(z.nullable(z.object({ id: text }))) })),
        ),
      }),
    ),
  ),
});

/** A contact of the Marketplace, as far as it is read. */
export type SoftwareOneContact = z.output<typeof contactSchema>;

export const categorySchema = z.object({
  // The id becomes a preference key, and travels in tokens as one.
  id: preferenceKeySchema,
  name: text,
  shortDescription: text,
  icon: text,
  status: z.string(),
  optOutAllowed: z.optional(z.nullable(z.union([z.boolean(), z.string()]))),
});

/** A notification category of the Marketplace, as far as it is read. */
export type SoftwareOneCategory = z.output<typeof categorySchema>;

/** A page of a list. */
export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.object({
    $meta: z.optional(
      z.object({
        pagination: z.optional(
          z.object({
            limit: z.optional(z.nullable(z.number())),
            total: z.optional(z.nullable(z.number())),
          }),
        ),
      }),
    ),
    data: z.array(item),
  });
