/** The brand of the pages: the options that change their look. */
import { isAddress } from '../../http/url.ts';

/** How pages show the sender. */
export interface Brand {
  /** The name that recipients know the sender by, such as `Acme`. */
  name: string;
  /** An https image, shown 32 px high. Default: the name as text. */
  logoUrl?: string;
  /**
   * The colour of buttons and switches, as `#rrggbb`. Where its contrast with a light or a dark
   * page is too low, a darker or a lighter shade is used. Default `#1f5fd0`.
   */
  accentColor?: string;
  /** Where people get help: an https page or a `mailto:` address. Default: no link. */
  supportUrl?: string;
}

/** A checked brand, with its defaults. */
export interface CheckedBrand extends Brand {
  accentColor: string;
}

/** A field of a brand cannot be used. */
export class BrandError extends TypeError {
  /** The field at fault. */
  readonly field: keyof Brand;
  /** The requirement on the field, without its name. */
  readonly sentence: string;

  constructor(field: keyof Brand, sentence: string) {
    super(`brand.${field} ${sentence}`);
    this.name = 'BrandError';
    this.field = field;
    this.sentence = sentence;
  }
}

/**
 * @throws {BrandError} when a colour or an address is not of the kind described in {@link Brand}
 */
export function checkBrand(brand: Brand): CheckedBrand {
  const { logoUrl, supportUrl, accentColor = '#1f5fd0' } = brand;
  if (!/^#[\da-f]{6}$/i.test(accentColor)) {
    throw new BrandError('accentColor', 'has to be a colour such as #1f5fd0.');
  }
  if (logoUrl !== undefined && !isAddress(logoUrl)) {
    throw new BrandError('logoUrl', 'has to be an https address.');
  }
  if (supportUrl !== undefined && !supportUrl.startsWith('mailto:') && !isAddress(supportUrl)) {
    throw new BrandError('supportUrl', 'has to be an https or a mailto address.');
  }
  return { ...brand, accentColor };
}
