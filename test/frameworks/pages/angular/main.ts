// Compiles the template in the browser: the page needs no Angular toolchain to be built.
import '@angular/compiler';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { EmailPreferencesEvents } from 'fb-email-preferences';
import 'fb-email-preferences';
import { endpoint, messages, token } from '../account.ts';

@Component({
  selector: 'account-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <fb-email-preferences
      [endpoint]="endpoint"
      [token]="token"
      [messages]="messages"
      (fb-save)="onSave($event)"
    ></fb-email-preferences>
    <output>{{ saved() }}</output>
  `,
})
class AccountPage {
  endpoint = endpoint;
  token = token;
  messages = messages;
  saved = signal('');

  onSave({ detail }: EmailPreferencesEvents['fb-save']) {
    this.saved.set(JSON.stringify(detail.changes));
  }
}

await bootstrapApplication(AccountPage);
