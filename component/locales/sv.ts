/** Swedish. */
import type { Messages } from '../messages.ts';

const swedish: Messages = {
  lang: 'sv',
  title: 'E-postinställningar',
  for: (email) => `För ${email}`,
  labels: {
    all: ['All e\u2011post', 'När detta är av får du ingen e-post.'],
    postUpdates: ['Nytt om inlägg', 'Statusändringar och nyheter om inlägg du följer.'],
    postComments: ['Kommentarer', 'Nya kommentarer på inlägg du följer.'],
    commentReplies: ['Svar', 'Svar på dina egna kommentarer.'],
    changelog: ['Nyheter', 'Det vi har lanserat.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'på' : 'av'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Dina val nedan finns kvar.`,
  stopAll: (description) => `${description} Stäng av detta för att stoppa alla.`,
  why: 'Du får ingen e-post från oss. Du kan ändå ändra dina val. De gäller när du slår på e-posten igen.',
  whyExcept:
    'Du får ingen e-post från oss, förutom den som alltid skickas. Du kan ändå ändra dina val. De gäller när du slår på e-posten igen.',
  whyAlone: 'Du får ingen e-post från oss.',
  chosen: 'Det här får du',
  later: 'Val för senare',
  empty: 'Det finns inga andra utskick att välja bland.',

  notSent: 'Skickas inte',
  saving: 'Sparar…',
  saved: 'Sparat',
  notSaved: 'Inte sparat',
  waiting: 'Väntar',
  changed: 'Ändrat',
  alwaysOn: 'Alltid på',
  alwaysOff: 'Alltid av',
  lockedOn: 'Skickas alltid och kan inte stängas av.',
  lockedOff: 'Skickas aldrig och kan inte slås på.',
  locked: (name, status) => `Alltid ${status === 'subscribed' ? 'på' : 'av'}: ${name}.`,

  undo: 'Ångra',
  retry: 'Försök igen',
  save: 'Spara',
  discard: 'Ignorera ändringar',

  loading: 'Läser in dina inställningar…',
  instant: 'Ändringar sparas direkt.',
  unchanged: 'Inga osparade ändringar',
  unsaved: (count) => (count === 1 ? '1 osparad ändring' : `${count} osparade ändringar`),
  undoable: 'Sparat. Du kan fortfarande ångra.',
  offline: (count) => ({
    title: 'Du är offline.',
    detail: `Låt sidan vara öppen, så sparas ${count === 1 ? '1 ändring' : `${count} ändringar`} när du är uppkopplad igen.`,
  }),
  failed: (names) => `Inte sparat: ${names}.`,
  stillOn: 'Det är fortfarande på.',
  stillOff: 'Det är fortfarande av.',
  asBefore: 'Inget har ändrats.',
  failedSignedOut: 'Din session har gått ut. Läs in sidan igen och försök på nytt.',
  submitFailed: { title: 'Det gick inte att spara.', detail: 'Dina ändringar finns kvar.' },
  unconfirmed: (names) => ({
    title: `Det är oklart om detta sparades: ${names}.`,
    detail: 'Försök igen, eller läs in sidan på nytt för att se vad som är sparat.',
  }),
  changedElsewhere: (choices) => `Ändrat någon annanstans under tiden: ${choices}.`,

  down: {
    title: 'Inställningarna kunde inte läsas in.',
    detail: 'De är oförändrade. Försök igen.',
  },
  offlineLoad: {
    title: 'Du är offline.',
    detail: 'Dina inställningar läses in när du är uppkopplad igen.',
  },
  unavailable: {
    title: 'E-postinställningar är inte tillgängliga här just nu.',
    detail: 'Något på sidan är fel konfigurerat. Försök igen senare.',
  },
  signedOut: { title: 'Din session har gått ut.', detail: 'Läs in sidan igen.' },
  unknown: {
    title: 'Här finns inget att välja.',
    detail: 'Vi hittade inga e-postinställningar för dig.',
  },
};

export default swedish;
