// Compiles the templates in the browser: the page needs no Angular toolchain to be built.
import '@angular/compiler';
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { EmailSettings } from './EmailSettings.ts';

@Component({
  selector: 'account-page',
  imports: [EmailSettings],
  template: '<email-settings></email-settings>',
})
class AccountPage {}

await bootstrapApplication(AccountPage);
