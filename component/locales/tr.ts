/** Turkish. Soft hyphens let the long words of the slot break. */
import type { Messages } from '../messages.ts';

const turkish: Messages = {
  lang: 'tr',
  title: 'E-posta tercihleri',
  for: (email) => `${email} için`,
  labels: {
    all: ['Tüm e\u2011postalar', 'Bu kapalıyken size hiç e-posta gönderilmez.'],
    postUpdates: [
      'Gönderi güncellemeleri',
      'Takip ettiğiniz gönderilerdeki durum değişiklikleri ve gelişmeler.',
    ],
    postComments: ['Gönderi yorumları', 'Takip ettiğiniz gönderilere yapılan yeni yorumlar.'],
    commentReplies: ['Yanıtlar', 'Kendi yorumlarınıza verilen yanıtlar.'],
    changelog: ['Yenilikler', 'Yayınladığımız yenilikler.'],
  },
  choice: (name, status) => `${name} (${status === 'subscribed' ? 'açık' : 'kapalı'})`,
  list: (items) => items.join(', '),

  choicesKept: (description) => `${description} Aşağıdaki seçimleriniz saklanır.`,
  stopAll: (description) => `${description} Tümünü durdurmak için bunu kapatın.`,
  why: 'Bizden hiç e-posta almıyorsunuz. Seçimlerinizi yine de değiştirebilirsiniz; e-postaları yeniden açtığınızda geçerli olur.',
  whyExcept:
    'Her zaman gönderilenler dışında bizden hiç e-posta almıyorsunuz. Seçimlerinizi yine de değiştirebilirsiniz; e-postaları yeniden açtığınızda geçerli olur.',
  whyAlone: 'Bizden hiç e-posta almıyorsunuz.',
  chosen: 'Aldıklarınız',
  later: 'Sonrası için seçimler',
  empty: 'Seçilebilecek başka e-posta yok.',

  notSent: 'Gönderil\u00admiyor',
  saving: 'Kaydedi\u00adliyor…',
  saved: 'Kaydedildi',
  notSaved: 'Kaydedi\u00adlemedi',
  waiting: 'Bekliyor',
  changed: 'Değişti',
  alwaysOn: 'Her zaman açık',
  alwaysOff: 'Her zaman kapalı',
  lockedOn: 'Her zaman gönderilir, kapatılamaz.',
  lockedOff: 'Hiçbir zaman gönderilmez, açılamaz.',
  locked: (name, status) => `Her zaman ${status === 'subscribed' ? 'açık' : 'kapalı'}: ${name}.`,

  undo: 'Geri al',
  retry: 'Yeniden dene',
  save: 'Kaydet',
  discard: 'Vazgeç',

  loading: 'Tercihleriniz yükleniyor…',
  instant: 'Değişiklikler hemen kaydedilir.',
  unchanged: 'Kaydedilmemiş değişiklik yok',
  // After a number the noun stays singular.
  unsaved: (count) => `Kaydedilmemiş ${count} değişiklik`,
  undoable: 'Kaydedildi. Hâlâ geri alabilirsiniz.',
  offline: (count) => ({
    title: 'Çevrimdışısınız.',
    detail: `Sayfayı açık tutun; ${count} değişiklik yeniden bağlandığınızda kaydedilecek.`,
  }),
  failed: (names) => `Kaydedilemedi: ${names}.`,
  stillOn: 'Hâlâ açık.',
  stillOff: 'Hâlâ kapalı.',
  asBefore: 'Hiçbir şey değişmedi.',
  failedSignedOut: 'Oturumunuzun süresi doldu. Sayfayı yenileyip yeniden deneyin.',
  submitFailed: { title: 'Kaydedilemedi.', detail: 'Değişiklikleriniz hâlâ burada.' },
  unconfirmed: (names) => ({
    title: `Kaydedilip kaydedilmediği doğrulanamadı: ${names}.`,
    detail: 'Yeniden deneyin veya neyin kaydedildiğini görmek için sayfayı yenileyin.',
  }),
  changedElsewhere: (choices) => `Bu arada başka yerde değiştirildi: ${choices}.`,

  down: {
    title: 'Tercihleriniz yüklenemedi.',
    detail: 'Tercihleriniz değişmedi.',
  },
  offlineLoad: {
    title: 'Çevrimdışısınız.',
    detail: 'Tercihleriniz yeniden bağlandığınızda yüklenecek.',
  },
  unavailable: {
    title: 'E-posta tercihleri şu anda burada kullanılamıyor.',
    detail: 'Bu sayfa doğru ayarlanmamış. Lütfen daha sonra yeniden deneyin.',
  },
  signedOut: { title: 'Oturumunuzun süresi doldu.', detail: 'Sayfayı yenileyin.' },
  unknown: {
    title: 'Burada seçilecek bir şey yok.',
    detail: 'Size ait e-posta tercihi bulunamadı.',
  },
};

export default turkish;
