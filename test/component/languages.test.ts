/** The element speaks the language of the page around it. */
import { expect, fixture, html } from '@open-wc/testing';
import type { EmailPreferences } from '../../component/email-preferences.ts';
import { settled, TestPerson, textOf } from './support.ts';

describe('the language', () => {
  it('is that of the nearest lang attribute, without its region if need be', async () => {
    const { token } = await TestPerson.create();
    const section = await fixture(
      html`<section lang="de-AT"><fb-email-preferences token=${token}></fb-email-preferences></section>`,
    );
    const element = section.querySelector('fb-email-preferences') as EmailPreferences;
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('E-Mail-Einstellungen');
    expect(element.shadowRoot?.querySelector('form')?.lang).to.equal('de');
  });

  it('is English where there is no better, and says so to a screen reader', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences lang="tlh" token=${token}></fb-email-preferences>`,
    );
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('Email preferences');
    expect(element.shadowRoot?.querySelector('form')?.lang).to.equal('en');
  });

  it('changes with the lang attribute', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences lang="de" token=${token}></fb-email-preferences>`,
    );
    element.lang = 'en-GB';
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('Email preferences');
  });

  it('gives way to messages, one by one', async () => {
    const { token } = await TestPerson.create();
    const element = await fixture<EmailPreferences>(
      html`<fb-email-preferences
        token=${token}
        .messages=${{ title: 'Mail from Acme', labels: { changelog: ['Releases', 'Monthly.'] } }}
      ></fb-email-preferences>`,
    );
    await settled(element);
    expect(textOf(element, 'legend')).to.equal('Mail from Acme');
    expect(textOf(element, 'fieldset')).to.contain('Releases').and.to.contain('Replies');
  });
});
